package network.khala.pallets.phattokenomic;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageNMap;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Preservation;
import network.khala.pallets.mq.MessageOutbox;
import network.khala.pallets.phat.Contracts;
import network.khala.protocol.contract.InkCommand;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.mq.Payload;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;

/// Pallet `PhalaPhatTokenomic`.
///
/// Stakes lie on [#STAKES]. Each change is sent to the system contract of the contract's cluster,
/// and so is a call that changes nothing: it repeats what was sent before.
public final class PhatTokenomicPallet extends CallablePallet<PhatTokenomicCall> {
  /// Where all stakes lie.
  public static final AccountId STAKES = AccountId.ofPallet("phat/tok");

  private static final Codec<Payload<InkCommand>> COMMAND = Payload.codec(InkCommand.CODEC);

  private final Funds funds;
  private final Contracts contracts;
  private final MessageOutbox outbox;
  private final StorageNMap<KeyPair<AccountId, Hash>, BigInteger> userStakes;
  private final StorageMap<Hash, BigInteger> totalStakes;
  private final StorageValue<BigInteger> minStake;

  /// The pallet of a chain.
  public PhatTokenomicPallet(
      Kernel kernel, int index, Funds funds, Contracts contracts, MessageOutbox outbox) {
    super(kernel, "PhalaPhatTokenomic", index, PhatTokenomicCall.class);
    this.funds = funds;
    this.contracts = contracts;
    this.outbox = outbox;
    Hasher hasher = Hasher.TWOX_64_CONCAT;
    Codec<AccountId> account = items().codec(AccountId.class);
    Codec<Hash> contract = items().codec(Hash.class);
    this.userStakes =
        items()
            .doubleMap(
                "ContractUserStakes",
                hasher,
                account,
                hasher,
                contract,
                Codecs.U128,
                BigInteger.ZERO);
    this.totalStakes =
        items().map("ContractTotalStakes", hasher, contract, Codecs.U128, BigInteger.ZERO);
    // No call sets it: root does, by `System.set_storage`.
    this.minStake = items().value("MinStake", Codecs.U128, BigInteger.ZERO);
  }

  @Override
  public int storageVersion() {
    return 7;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(PhatTokenomicEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(PhatTokenomicError.class);
  }

  @Override
  protected PostDispatch dispatch(Origin origin, PhatTokenomicCall call) {
    AccountId who = origin.requireSigned();
    switch (call) {
      case PhatTokenomicCall.AdjustStake(Hash contract, BigInteger amount) ->
          adjust(who, contract, amount);
    }
    return PostDispatch.AS_DECLARED;
  }

  private void adjust(AccountId who, Hash contract, BigInteger amount) {
    boolean enough = amount.signum() == 0 || amount.compareTo(least()) >= 0;
    require(enough, PhatTokenomicError.INVALID_AMOUNT_OF_STAKE);
    KeyPair<AccountId, Hash> stake = new KeyPair<>(who, contract);
    BigInteger change = amount.subtract(userStakes.get(stake));
    move(who, change);
    BigInteger total = totalStakes.get(contract).add(change);
    userStakes.put(stake, amount);
    totalStakes.put(contract, total);
    Optional<Hash> cluster = contracts.clusterOf(contract);
    deposit(new PhatTokenomicEvent.ContractDepositChanged(cluster, contract, total));
    deposit(new PhatTokenomicEvent.UserStakeChanged(cluster, who, contract, amount));
    cluster.flatMap(contracts::systemContractOf).ifPresent(system -> tell(system, contract, total));
  }

  /// The least stake. Deviation: never below the existential deposit, or what others have at stake
  /// could be too little to remain on the account when one takes his back, and be lost.
  private BigInteger least() {
    return minStake.get().max(funds.existentialDeposit());
  }

  /// More comes from the user, who must live on; less goes back.
  private void move(AccountId who, BigInteger change) {
    if (change.signum() > 0) {
      funds.transfer(who, STAKES, change, Preservation.PRESERVE);
    } else if (change.signum() < 0) {
      funds.transfer(STAKES, who, change.negate(), Preservation.EXPENDABLE);
    }
  }

  private void tell(Hash systemContract, Hash contract, BigInteger total) {
    Payload<InkCommand> command =
        new Payload.Plain<>(SystemContract.changeDeposit(contract, total));
    outbox.push(name(), Topic.contractCommand(systemContract), COMMAND.encode(command));
  }
}
