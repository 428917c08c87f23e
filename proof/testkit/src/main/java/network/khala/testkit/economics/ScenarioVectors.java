package network.khala.testkit.economics;

import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `scenarios`: histories of a few workers, block by block, with every report, event and state.
public final class ScenarioVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("economics") && file.name().equals("scenarios");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode scenario : file.content().get("scenarios")) {
      new ScenarioRun(scenario, report).run();
    }
  }
}
