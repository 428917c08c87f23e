package network.khala.economics.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import network.khala.economics.ParameterSets;
import network.khala.economics.TokenomicPlan;
import network.khala.economics.U64F64;
import network.khala.economics.engine.MessageOutcome;
import network.khala.economics.engine.TokenomicEngine;
import network.khala.economics.simulation.SimulationScenario.ParameterChange;
import network.khala.economics.simulation.SimulationScenario.WorkerHistory;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final ParameterChange PARAMETERS =
      new ParameterChange(1, ParameterSets.GENESIS_DEFAULT);

  @Test
  void run_equalPlans_giveEqualResults() {
    SimulationResult first = run(plan(7));
    assertThat(run(plan(7))).isEqualTo(first);
    assertThat(run(plan(8)).reportDigest()).isNotEqualTo(first.reportDigest());
  }

  @Test
  void run_generatedHistory_paysNearlyTheBudget() {
    SimulationResult result = run(plan(1));
    U64F64 paid = U64F64.ZERO;
    int hours = result.hourlyPayout().size();
    assertThat(hours).isEqualTo(48);
    for (int hour = 12; hour < hours; hour++) {
      for (U64F64 payout : result.hourlyPayout().get(hour)) {
        paid = paid.plus(payout);
      }
    }
    U64F64 budget = U64F64.of(30_000L * (hours - 12)).times(U64F64.parse("0.8"));
    assertThat(paid).isBetween(budget.times(U64F64.parse("0.85")), budget.timesInteger(2));
    assertThat(result.offline()).isNotEmpty();
    assertThat(result.recovered()).isNotEmpty();
    assertThat(result.finalStates()).hasSize(40);
  }

  @Test
  void generatedSource_everyMessage_isOneThatTheEngineTakes() {
    SimulationSource source = new GeneratedSource(plan(3));
    TokenomicEngine engine = new TokenomicEngine(source.initialParameters());
    for (long block = 1; block <= source.blocks(); block++) {
      engine.begin(source.context(block));
      source.messages(
          block,
          (sender, message) ->
              assertThat(engine.apply(sender, message)).isEqualTo(MessageOutcome.APPLIED));
      source.observe(block, engine.end());
    }
  }

  @Test
  void scenario_outOfOrderOrWithUnknownWorkers_isRefused() {
    WorkerHistory late = new WorkerHistory(2, WorkerHistory.Kind.REGISTERED, 0, 0);
    WorkerHistory early = new WorkerHistory(1, WorkerHistory.Kind.REGISTERED, 0, 0);
    assertThatThrownBy(() -> scenario(List.of(PARAMETERS), List.of(late, early)))
        .hasMessage("events[1]: block 1 comes after block 2");
    assertThatThrownBy(() -> scenario(List.of(PARAMETERS), List.of(early)))
        .hasMessage("block 1 names worker 0 of 0");
    assertThatThrownBy(() -> scenario(List.of(), List.of()))
        .hasMessage("a scenario needs parameters");
  }

  @Test
  void plan_figureOutOfRange_isRefused() {
    assertThatThrownBy(
            () -> new SimulationPlan(0, 1, 0, 12_000, ParameterSets.GENESIS_DEFAULT, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workers: 0, must be 1 to 1000000");
  }

  private static SimulationResult run(SimulationPlan plan) {
    return Simulation.run(new GeneratedSource(plan), block -> {});
  }

  private static SimulationPlan plan(long seed) {
    return new SimulationPlan(40, 2, seed, 6_000, TokenomicPlan.DEFAULT.perBlock(6_000), 4, 20);
  }

  private static SimulationScenario scenario(
      List<ParameterChange> parameters, List<WorkerHistory> events) {
    return new SimulationScenario(0, "seed", 1, parameters, List.of(), events, List.of());
  }
}
