package network.khala.testkit.staking;

import java.util.Optional;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `khala-staking-scenario/1`: steps on one chain, each with its result, events, messages and all
/// changes of state. A scenario ends, unsupported, at the first step whose pallet is not built.
public final class ScenarioVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.content().path("format").asString("").equals("khala-staking-scenario/1");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode scenario = file.content();
    String id = scenario.get("id").asString();
    report.run(
        id,
        0,
        () -> {
          ScenarioChain chain = new ScenarioChain(scenario.get("config"), scenario.get("initial"));
          ScenarioStep steps = new ScenarioStep(chain, id, report);
          int index = 0;
          for (JsonNode step : scenario.get("steps")) {
            Optional<String> missing = steps.missing(step);
            if (missing.isPresent()) {
              report.unsupported(id, index, missing.get());
              return;
            }
            steps.run(index++, step);
          }
        });
  }
}
