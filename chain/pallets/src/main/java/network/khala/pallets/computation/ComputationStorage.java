package network.khala.pallets.computation;

import java.math.BigInteger;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.computation.TokenomicParameters;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;

/// Storage of pallet `PhalaComputation`, in the order of metadata.
final class ComputationStorage {
  /// 93.75 tokens.
  private static final BigInteger BUDGET_LIMIT = new BigInteger("1729382256910270464000");

  /// What the item reads as where genesis did not write it; genesis always does.
  private static final AccountId CONTRACT_ACCOUNT =
      AccountId.fromHex("9e6399cd577e8ac536bdc017675f747b2d1893ad9cc8c69fd17eef73d4e6e51e");

  final StorageValue<TokenomicParameters> tokenomicParameters;
  final StorageValue<TokenomicParameters> scheduledTokenomicUpdate;
  final StorageValue<Long> onlineWorkers;
  final StorageValue<Long> expectedHeartbeatCount;
  final StorageValue<Boolean> heartbeatPaused;
  final StorageValue<BigInteger> maxBudgetLimit;
  final StorageValue<Long> budgetUpdateNonce;
  final StorageValue<Long> lastBudgetUpdateBlock;
  final StorageValue<AccountId> contractAccount;
  final StorageMap<AccountId, SessionInfo> sessions;
  final StorageMap<AccountId, Sr25519PublicKey> sessionBindings;
  final StorageMap<Sr25519PublicKey, AccountId> workerBindings;
  final StorageValue<Long> coolDownPeriod;
  final StorageValue<Long> nextSessionId;
  final StorageValue<Long> computingStartBlock;
  final StorageValue<Long> computingHalvingInterval;
  final StorageMap<AccountId, BigInteger> stakes;
  final StorageValue<Boolean> finalStakeSlashing;

  ComputationStorage(StorageItems items) {
    Codec<AccountId> account = items.codec(AccountId.class);
    Codec<Sr25519PublicKey> worker = items.codec(Sr25519PublicKey.class);
    Codec<TokenomicParameters> parameters = items.codec(TokenomicParameters.class);
    tokenomicParameters = items.value("TokenomicParameters", parameters);
    scheduledTokenomicUpdate = items.value("ScheduledTokenomicUpdate", parameters);
    onlineWorkers = items.value("OnlineWorkers", Codecs.U32, 0L);
    expectedHeartbeatCount = items.value("ExpectedHeartbeatCount", Codecs.U32);
    heartbeatPaused = items.value("HeartbeatPaused", Codecs.BOOL, true);
    maxBudgetLimit = items.value("MaxBudgetLimit", Codecs.U128, BUDGET_LIMIT);
    budgetUpdateNonce = items.value("BudgetUpdateNonce", Codecs.U64, 0L);
    lastBudgetUpdateBlock = items.value("LastBudgetUpdateBlock", Codecs.U32, 0L);
    contractAccount = items.value("ContractAccount", account, CONTRACT_ACCOUNT);
    sessions =
        items.map("Sessions", Hasher.TWOX_64_CONCAT, account, items.codec(SessionInfo.class));
    sessionBindings = items.map("SessionBindings", Hasher.TWOX_64_CONCAT, account, worker);
    workerBindings = items.map("WorkerBindings", Hasher.TWOX_64_CONCAT, worker, account);
    coolDownPeriod = items.value("CoolDownPeriod", Codecs.U64, 0L);
    nextSessionId = items.value("NextSessionId", Codecs.U32, 0L);
    computingStartBlock = items.value("ComputingStartBlock", Codecs.U32);
    computingHalvingInterval = items.value("ComputingHalvingInterval", Codecs.U32);
    stakes = items.map("Stakes", Hasher.TWOX_64_CONCAT, account, Codecs.U128);
    finalStakeSlashing = items.value("FinalStakeSlashing", Codecs.BOOL, true);
  }
}
