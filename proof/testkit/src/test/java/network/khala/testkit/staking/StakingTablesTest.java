package network.khala.testkit.staking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import network.khala.crypto.Hashing;
import network.khala.frame.state.State;
import network.khala.pallets.basepool.PoolAccounts;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.randomness.RandomnessPallet;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeConfig;
import network.khala.scale.Bytes;
import network.khala.testkit.BuiltInVectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables `_accounts` and `_heartbeat_seed` of the staking suite.
class StakingTablesTest {
  private static final Bytes SUBJECT = Bytes.wrap("PhalaPoW".getBytes(StandardCharsets.US_ASCII));

  @Test
  void accounts_everyEntry_isMet() throws IOException {
    JsonNode table = table("_accounts");
    JsonNode fixed = table.get("fixed");
    assertThat(bare(PoolAccounts.BASE_POOL)).isEqualTo(fixed.get("basepool_pallet").asString());
    assertThat(bare(WrappedToken.BACKING)).isEqualTo(fixed.get("wrapped_balances").asString());
    assertThat(bare(ComputationPallet.SUBSIDY))
        .isEqualTo(fixed.get("computation_pallet_subsidy").asString());
    for (JsonNode entry : table.get("pools")) {
      long pid = Long.parseUnsignedLong(entry.get("pid").asString());
      AccountId owner = AccountId.fromHex(entry.get("owner").asString());
      assertThat(bare(PoolAccounts.pool(pid, owner))).isEqualTo(text(entry, "pool_account"));
      assertThat(bare(PoolAccounts.lock(pid, owner))).isEqualTo(text(entry, "lock_account"));
      assertThat(bare(PoolAccounts.ownerReward(pid, owner)))
          .isEqualTo(text(entry, "owner_reward_account"));
    }
    for (JsonNode entry : table.get("sessions")) {
      long pid = Long.parseUnsignedLong(entry.get("pid").asString());
      Sr25519PublicKey worker = Sr25519PublicKey.fromHex(text(entry, "worker"));
      assertThat(bare(PoolAccounts.session(pid, worker))).isEqualTo(text(entry, "session"));
    }
  }

  @Test
  void heartbeatSeed_everyEntry_isMet() throws IOException {
    KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(12_000));
    RandomnessPallet randomness = runtime.randomness();
    long block = 0;
    for (JsonNode entry : table("_heartbeat_seed").get("items")) {
      long number = entry.get("block").asLong();
      while (block < number) {
        block++;
        runtime.system().beginBlock(block, parent(block - 1), Digest.EMPTY);
        randomness.onInitialize(block);
      }
      assertThat(HexFormat.of().formatHex(randomness.random(number, SUBJECT)))
          .as("block " + number)
          .isEqualTo(text(entry, "seed_hash"));
    }
  }

  private static Hash parent(long number) {
    ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    return Hash.of(Hashing.blake2b256(bytes.putInt((int) number).array()));
  }

  private static String text(JsonNode entry, String member) {
    return entry.get(member).asString();
  }

  private static String bare(AccountId account) {
    return account.toHex().substring(2);
  }

  private static JsonNode table(String name) throws IOException {
    try (BuiltInVectors vectors = BuiltInVectors.open()) {
      return JsonMapper.shared()
          .readTree(Files.readAllBytes(vectors.folder().resolve("staking/" + name + ".json")));
    }
  }
}
