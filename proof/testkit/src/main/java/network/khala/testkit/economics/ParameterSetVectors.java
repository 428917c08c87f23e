package network.khala.testkit.economics;

import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.wire.WireForms;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `parameter_sets`: the named parameter sets, each member in bits and text, and their encoding.
public final class ParameterSetVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("economics") && file.name().equals("parameter_sets");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode set : file.content().get("sets")) {
      run(set, report);
    }
  }

  private static void run(JsonNode set, VectorReport report) {
    String id = set.get("name").asString();
    TokenomicParameters parameters = Figures.parameters(set.get("name"));
    Map<String, U64F64> figures = figures(parameters);
    int step = 0;
    for (Entry<String, JsonNode> field : set.get("fields").properties()) {
      String name = field.getKey();
      if (name.equals("heartbeat_window")) {
        report.expectEqual(
            id, step++, name, field.getValue().asLong(), parameters.heartbeatWindow());
        continue;
      }
      U64F64 figure = figures.get(name);
      String path = name + ".bits";
      JsonNode wanted = field.getValue().get("bits");
      if (figure == null) {
        report.fail(id, step++, path, wanted.asString(), null);
        continue;
      }
      report.expectEqual(id, step++, path, wanted.asString(), Figures.hex(figure));
      JsonNode display = field.getValue().get("display");
      report.expectEqual(id, step++, name + ".display", display.asString(), figure.toString());
    }
    JsonNode encoding = set.get("scale_hex");
    if (!encoding.isNull()) {
      byte[] encoded =
          network.khala.protocol.computation.TokenomicParameters.CODEC.encode(
              WireForms.of(parameters));
      Bytes wanted = Bytes.fromHex(encoding.asString());
      report.expectEqual(id, step++, "scale_hex", wanted, Bytes.wrap(encoded));
      report.expectEqual(id, step, "decoded", parameters, Figures.decode(encoding));
    }
  }

  private static Map<String, U64F64> figures(TokenomicParameters parameters) {
    Map<String, U64F64> figures = new TreeMap<>();
    figures.put("pha_rate", parameters.phaRate());
    figures.put("rho", parameters.rho());
    figures.put("budget_per_block", parameters.budgetPerBlock());
    figures.put("v_max", parameters.vMax());
    figures.put("cost_k", parameters.costK());
    figures.put("cost_b", parameters.costB());
    figures.put("slash_rate", parameters.slashRate());
    figures.put("treasury_ratio", parameters.treasuryRatio());
    figures.put("payout_ratio", parameters.payoutRatio());
    figures.put("rig_k", parameters.rigK());
    figures.put("rig_b", parameters.rigB());
    figures.put("re", parameters.re());
    figures.put("k", parameters.k());
    figures.put("kappa", parameters.kappa());
    return figures;
  }
}
