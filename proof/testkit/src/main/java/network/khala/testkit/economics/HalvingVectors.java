package network.khala.testkit.economics;

import network.khala.economics.Halving;
import network.khala.economics.ParameterSets;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import network.khala.testkit.staking.HalvingScenarios;
import tools.jackson.databind.JsonNode;

/// `halving`: which blocks halve, what is left of the budget, how long an interval is. The part
/// `scenarios` is about the chain's pallet.
public final class HalvingVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("economics") && file.name().equals("halving");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    int index = 0;
    for (JsonNode edge : file.content().get("edges")) {
      edges("edges[" + index++ + "]", edge, report);
    }
    index = 0;
    for (JsonNode sequence : file.content().get("sequences")) {
      sequence("sequences[" + index++ + "]", sequence, report);
    }
    index = 0;
    for (JsonNode interval : file.content().get("default_interval")) {
      report.expectEqual(
          "default_interval[" + index++ + "]",
          0,
          "blocks",
          interval.get("blocks").asLong(),
          Halving.defaultIntervalBlocks(interval.get("block_ms").asLong()));
    }
    index = 0;
    for (JsonNode scenario : file.content().get("scenarios")) {
      HalvingScenarios.run("scenarios[" + index++ + "]", scenario, report);
    }
  }

  private static void edges(String id, JsonNode edge, VectorReport report) {
    int step = 0;
    for (JsonNode block : edge.get("blocks")) {
      boolean halves =
          Halving.isDue(
              block.get("n").asLong(),
              longOrZero(edge.get("start")),
              longOrZero(edge.get("interval")));
      report.expectEqual(id, step++, "halves", block.get("halves").asBoolean(), halves);
    }
  }

  private static void sequence(String id, JsonNode sequence, VectorReport report) {
    long start = longOrZero(sequence.get("start"));
    long interval = sequence.get("interval").asLong();
    TokenomicParameters parameters = ParameterSets.GENESIS_DEFAULT;
    U64F64 budget = Figures.bits(sequence.get("budget_bits"));
    int step = 0;
    for (JsonNode halving : sequence.get("halvings")) {
      budget = Halving.apply(budget);
      report.expectEqual(
          id, step, "n", true, Halving.isDue(halving.get("n").asLong(), start, interval));
      expect(id, step, halving, "budget_bits", Figures.hex(budget), report);
      expect(id, step, halving, "balance", budget.toBalance().toString(), report);
      U64F64 payout = budget.times(parameters.payoutRatio());
      expect(id, step, halving, "payout_bits", Figures.hex(payout), report);
      U64F64 treasury = budget.times(parameters.treasuryRatio());
      expect(id, step++, halving, "treasury_bits", Figures.hex(treasury), report);
    }
  }

  private static void expect(
      String id, int step, JsonNode halving, String member, String actual, VectorReport report) {
    report.expectEqual(id, step, member, halving.get(member).asString(), actual);
  }

  private static long longOrZero(JsonNode number) {
    return number.isNull() ? 0 : number.asLong();
  }
}
