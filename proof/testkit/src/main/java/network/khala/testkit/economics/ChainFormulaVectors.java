package network.khala.testkit.economics;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import network.khala.economics.ChallengeTarget;
import network.khala.economics.SessionBenchmark;
import network.khala.economics.SessionFormulas;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import tools.jackson.databind.JsonNode;

/// What the chain computes: `ve`, `minimal_stake`, `pow_target`, `onchain_benchmark`.
public final class ChainFormulaVectors extends CaseSuite {
  /// The suite.
  public ChainFormulaVectors() {
    super(
        Map.of(
            "ve", ChainFormulaVectors::initialV,
            "minimal_stake", ChainFormulaVectors::minimalStake,
            "pow_target", ChainFormulaVectors::target,
            "onchain_benchmark", ChainFormulaVectors::benchmark));
  }

  private static void initialV(JsonNode input, Members expected) {
    TokenomicParameters parameters = Figures.parameters(input.get("params"));
    BigInteger stake = Figures.decimal(input.get("stake"));
    long score = input.get("p").asLong();
    U64F64 ve =
        SessionFormulas.initialV(parameters, stake, score, input.get("confidence_level").asInt());
    expected.expect("ve_bits", Figures.hex(ve));
    expected.expect("ve", ve);
    boolean enough = stake.compareTo(SessionFormulas.minimalStake(parameters, score)) >= 0;
    expected.expect("accepted", enough && ve.compareTo(parameters.vMax()) <= 0);
  }

  private static void minimalStake(JsonNode input, Members expected) {
    TokenomicParameters parameters = Figures.parameters(input.get("params"));
    long score = input.get("p").asLong();
    expected.expect("minimal_stake", SessionFormulas.minimalStake(parameters, score));
    expected.expect("rig_cost_bits", Figures.hex(SessionFormulas.rigCost(parameters, score)));
    expected.expect("sqrt_bits", Figures.hex(U64F64.of(score).squareRoot()));
  }

  private static void target(JsonNode input, Members expected) {
    expected.expect(
        "target",
        ChallengeTarget.compute(
            input.get("expected_heartbeats").asLong(),
            input.get("online_workers").asLong(),
            1000 * input.get("secs_per_block").asLong(),
            ChallengeTarget.PER_WORKER_AND_HOUR));
  }

  private static void benchmark(JsonNode input, Members expected) {
    Optional<SessionBenchmark> result =
        state(input.get("state"))
            .answered(
                input.get("now").asLong(),
                input.get("iterations").asLong(),
                input.get("challenge_time").asLong());
    expected.expect("result", result.map(ChainFormulaVectors::json).orElse(null));
  }

  private static String json(SessionBenchmark state) {
    return "{\"p_init\":%d,\"p_instant\":%d,\"iterations\":%d,\"challenge_time_last\":%d}"
        .formatted(
            state.initialScore(),
            state.currentScore(),
            state.iterations(),
            state.challengeTimeLast());
  }

  private static SessionBenchmark state(JsonNode state) {
    return new SessionBenchmark(
        state.get("p_init").asLong(),
        state.get("p_instant").asLong(),
        state.get("iterations").asLong(),
        state.get("challenge_time_last").asLong());
  }
}
