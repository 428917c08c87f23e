package network.khala.testkit.economics;

import java.util.Map.Entry;
import network.khala.economics.simulation.RecordedSource;
import network.khala.economics.simulation.Simulation;
import network.khala.economics.simulation.SimulationResult;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `simulation_30d` and its like: a recorded history of workers, and all that comes of it. Each
/// member of the result is a vector, so is each hour of a table.
public final class SimulationVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("economics") && file.name().startsWith("simulation_");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    RecordedSource source = new RecordedSource(SimulationJson.scenario(file.content()));
    SimulationResult result = Simulation.run(source, block -> {});
    JsonNode actual = SimulationJson.result(result);
    for (Entry<String, JsonNode> expected : file.content().get("expected").properties()) {
      String id = expected.getKey();
      compare(id, expected.getValue(), actual.path(id), report);
    }
  }

  private static void compare(String id, JsonNode expected, JsonNode actual, VectorReport report) {
    if (!expected.isContainer()) {
      report.expectEqual(id, 0, "", expected.asString(), actual.asString());
      return;
    }
    report.expectEqual(id, 0, "size", expected.size(), actual.size());
    int step = 1;
    for (Entry<String, JsonNode> entry : expected.properties()) {
      String member = entry.getKey();
      report.expectEqual(
          id, step++, member, entry.getValue().toString(), actual.path(member).toString());
    }
    for (int index = 0; expected.isArray() && index < expected.size(); index++) {
      report.expectEqual(
          id,
          step++,
          "[" + index + "]",
          expected.get(index).toString(),
          actual.path(index).toString());
    }
  }
}
