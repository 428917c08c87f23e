package network.khala.testkit.economics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import network.khala.economics.ChallengeTarget;
import network.khala.economics.ParameterSets;
import network.khala.economics.PoolArithmetic;
import network.khala.economics.SessionFormulas;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.testkit.BuiltInVectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables `_fixed_point` and `_tokenomic` of the staking suite. The runner leaves tables out.
class StakingTablesTest {
  @Test
  void fixedPoint_everyEntry_isMet() throws IOException {
    table("_fixed_point").fixedPoint();
  }

  @Test
  void tokenomic_everyEntry_isMet() throws IOException {
    table("_tokenomic").tokenomic();
  }

  private static Table table(String name) throws IOException {
    try (BuiltInVectors vectors = BuiltInVectors.open()) {
      Path file = vectors.folder().resolve("staking").resolve(name + ".json");
      return new Table(JsonMapper.shared().readTree(Files.readAllBytes(file)));
    }
  }

  /// Walks the lists of one file.
  private record Table(JsonNode content) {
    private void fixedPoint() {
      each(
          "to_fixed",
          (id, entry) -> {
            U64F64 bits = U64F64.fromBalance(Figures.decimal(entry.get("balance")));
            expect(id, entry, "bits", bits.bits());
            expect(id, entry, "back", bits.toBalance());
          });
      each(
          "from_fixed",
          (id, entry) -> expect(id, entry, "balance", decimalBits(entry, "bits").toBalance()));
      each(
          "bmul_bdiv",
          (id, entry) -> {
            BigInteger x = Figures.decimal(entry.get("x"));
            U64F64 price = decimalBits(entry, "price_bits");
            expect(id, entry, "mul", PoolArithmetic.multiply(x, price));
            expect(id, entry, "div", PoolArithmetic.divide(x, price));
          });
      each(
          "share_price",
          (id, entry) ->
              expect(
                  id,
                  entry,
                  "price_bits",
                  PoolArithmetic.price(
                          Figures.decimal(entry.get("total_value")),
                          Figures.decimal(entry.get("total_shares")))
                      .map(U64F64::bits)
                      .orElseThrow()));
      each(
          "permill",
          (id, entry) ->
              expect(
                  id,
                  entry,
                  "result",
                  PoolArithmetic.permill(
                      entry.get("parts").asInt(), Figures.decimal(entry.get("amount")))));
    }

    private void tokenomic() {
      TokenomicParameters parameters = ParameterSets.GENESIS_DEFAULT;
      JsonNode genesis = content.get("genesis_parameters");
      String id = "genesis_parameters";
      expect(id, genesis, "pha_rate", parameters.phaRate().bits());
      expect(id, genesis, "rho", parameters.rho().bits());
      expect(id, genesis, "budget_per_block", parameters.budgetPerBlock().bits());
      expect(id, genesis, "v_max", parameters.vMax().bits());
      expect(id, genesis, "cost_k", parameters.costK().bits());
      expect(id, genesis, "cost_b", parameters.costB().bits());
      expect(id, genesis, "slash_rate", parameters.slashRate().bits());
      expect(id, genesis, "treasury_ratio", parameters.treasuryRatio().bits());
      expect(id, genesis, "heartbeat_window", parameters.heartbeatWindow());
      expect(id, genesis, "rig_k", parameters.rigK().bits());
      expect(id, genesis, "rig_b", parameters.rigB().bits());
      expect(id, genesis, "re", parameters.re().bits());
      expect(id, genesis, "k", parameters.k().bits());
      expect(id, genesis, "kappa", parameters.kappa().bits());
      each(
          "minimal_stake",
          (key, entry) ->
              expect(
                  key,
                  entry,
                  "balance",
                  SessionFormulas.minimalStake(parameters, entry.get("p").asLong())));
      each(
          "ve",
          (key, entry) ->
              expect(
                  key,
                  entry,
                  "bits",
                  SessionFormulas.initialV(
                          parameters,
                          Figures.decimal(entry.get("stake")),
                          entry.get("p").asLong(),
                          entry.get("confidence_level").asInt())
                      .bits()));
      each(
          "challenge_target",
          (key, entry) ->
              expect(
                  key,
                  entry,
                  "target",
                  ChallengeTarget.compute(
                      entry.get("expected_heartbeats").asLong(),
                      entry.get("online_workers").asLong(),
                      1000 * entry.get("block_time_sec").asLong(),
                      ChallengeTarget.PER_WORKER_AND_HOUR)));
      JsonNode hourly = content.get("hourly");
      U64F64 kept = U64F64.ONE.minus(parameters.slashRate());
      expect("hourly", hourly, "slash_decay_bits", power(kept, 300).bits());
      expect("hourly", hourly, "rho_bits", power(parameters.rho(), 300).bits());
    }

    /// Repeated squaring, from the lowest bit of the exponent.
    private static U64F64 power(U64F64 base, int exponent) {
      U64F64 result = U64F64.ONE;
      U64F64 square = base;
      for (int rest = exponent; rest > 0; rest >>= 1) {
        result = (rest & 1) == 1 ? result.times(square) : result;
        square = square.times(square);
      }
      return result;
    }

    private interface Entry {
      void run(String id, JsonNode entry);
    }

    private void each(String list, Entry body) {
      int index = 0;
      for (JsonNode entry : content.get(list)) {
        body.run(list + "[" + index++ + "]", entry);
      }
    }

    private static void expect(String id, JsonNode entry, String member, Object actual) {
      assertThat(actual.toString()).as("%s.%s", id, member).isEqualTo(entry.get(member).asString());
    }

    private static U64F64 decimalBits(JsonNode entry, String member) {
      return U64F64.ofBits(Figures.decimal(entry.get(member)));
    }
  }
}
