package network.khala.testkit.economics;

import java.util.Map;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.BlockContext;
import network.khala.economics.engine.PayoutPeriod;
import network.khala.economics.engine.Performance;
import network.khala.economics.engine.WorkerFormulas;
import tools.jackson.databind.JsonNode;

/// Single steps of the gatekeepers' engine: `share`, `idle_update`, `slash`, `heartbeat_payout`,
/// `p_instant`.
public final class WorkerFormulaVectors extends CaseSuite {
  /// The suite.
  public WorkerFormulaVectors() {
    super(
        Map.of(
            "share", WorkerFormulaVectors::share,
            "idle_update", WorkerFormulaVectors::idleUpdate,
            "slash", WorkerFormulaVectors::slash,
            "heartbeat_payout", WorkerFormulaVectors::payout,
            "p_instant", WorkerFormulaVectors::score));
  }

  private static void share(JsonNode input, Members expected) {
    U64F64 share =
        WorkerFormulas.share(
            Figures.bits(input.get("v")),
            Figures.bits(input.get("p")),
            input.get("confidence_level").asInt());
    expected.expect("share", Figures.hex(share));
    expected.expect("share_display", share);
  }

  private static void idleUpdate(JsonNode input, Members expected) {
    TokenomicParameters parameters = Figures.parameters(input.get("params"));
    U64F64 v = Figures.bits(input.get("v"));
    U64F64 delta =
        WorkerFormulas.increment(
            parameters, v, Figures.bits(input.get("p")), Figures.bits(input.get("p_bench")));
    U64F64 deductible = Figures.bits(input.get("v_deductible")).plus(delta);
    expected.expect("delta_v", Figures.hex(delta));
    expected.expect("v_after", Figures.hex(v.plus(delta).min(parameters.vMax())));
    expected.expect("v_deductible_after", Figures.hex(deductible));
  }

  private static void slash(JsonNode input, Members expected) {
    TokenomicParameters parameters = Figures.parameters(input.get("params"));
    U64F64 v = Figures.bits(input.get("v"));
    U64F64 slash = WorkerFormulas.slash(parameters, v);
    expected.expect("slash", Figures.hex(slash));
    expected.expect("v_after", Figures.hex(v.minus(slash)));
    for (int block = 0; block < 300; block++) {
      v = v.minus(WorkerFormulas.slash(parameters, v));
    }
    expected.expect("v_after_300_blocks", Figures.hex(v));
  }

  private static void payout(JsonNode vector, Members expected) {
    JsonNode input = vector.get("input");
    U64F64 v = Figures.bits(input.get("v"));
    U64F64 score =
        WorkerFormulas.score(
            input.get("contract_running").asBoolean(),
            Figures.bits(input.get("p_bench")),
            Figures.bits(input.get("p_instant")));
    U64F64 share = WorkerFormulas.share(v, score, input.get("confidence_level").asInt());
    PayoutPeriod period =
        new PayoutPeriod(
            v, Figures.bits(input.get("v_deductible")), 0, input.get("v_update_block").asLong());
    PayoutPeriod.Outcome outcome =
        period.pay(
            Figures.parameters(input.get("params")),
            share,
            Figures.bits(input.get("sum_share")),
            new BlockContext(input.get("block_number").asLong(), input.get("now_ms").asLong()));
    expected.expect("share", Figures.hex(share));
    expected.expect("payout", Figures.hex(outcome.payout()));
    expected.expect("treasury", Figures.hex(outcome.treasury()));
    expected.expect("v_after", Figures.hex(outcome.next().v()));
    expected.expect("v_deductible_after", Figures.hex(outcome.next().deductible()));
    expected.expect("v_update_block_after", outcome.next().startBlock());
    expected.expect("v_update_at_after", outcome.next().startMillis());
    expected.expect("payout_balance", outcome.payout().toBalance());
    expected.expect("treasury_balance", outcome.treasury().toBalance());
  }

  private static void score(JsonNode input, Members expected) {
    U64F64 benchmark = Figures.bits(input.get("p_bench"));
    Performance measured =
        new Performance(
                Figures.bits(input.get("p_instant_before")),
                input.get("iteration_last").asLong(),
                input.get("challenge_time_last").asLong())
            .measured(benchmark, input.get("now_ms").asLong(), input.get("iterations").asLong());
    expected.expect("p_instant_after", Figures.hex(measured.score()));
    expected.expect("iteration_last_after", Long.toUnsignedString(measured.iterationLast()));
    boolean contractsRunning = input.get("contract_running").asBoolean();
    U64F64 used = WorkerFormulas.score(contractsRunning, benchmark, measured.score());
    expected.expect("p_used", Figures.hex(used));
  }
}
