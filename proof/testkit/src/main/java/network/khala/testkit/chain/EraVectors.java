package network.khala.testkit.chain;

import network.khala.protocol.substrate.Era;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/era.json`: eras, their encoding, birth and death.
public final class EraVectors implements VectorSuite {
  private static final Codec<Era> CODEC = CodecFactory.STANDARD.of(Era.class);

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("era");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    report.run("immortal", 0, () -> immortal(content.get("immortal"), report));
    for (JsonNode vector : content.get("mortal")) {
      String id = id("mortal", vector, "period");
      report.run(id, 0, () -> mortal(id, vector, report));
    }
    for (JsonNode vector : content.get("requested")) {
      String id = id("requested", vector, "requestedPeriod");
      report.run(id, 0, () -> requested(id, vector, report));
    }
  }

  private static String id(String kind, JsonNode vector, String period) {
    return kind + " " + vector.get(period).asLong() + " at " + vector.get("current").asLong();
  }

  private static void immortal(JsonNode hex, VectorReport report) {
    report.expectEqual("immortal", 0, "hex", hex.asString(), encoded(Era.immortal()));
  }

  private static void mortal(String id, JsonNode vector, VectorReport report) {
    long current = vector.get("current").asLong();
    Era era = Era.mortal(vector.get("period").asLong(), current);
    report.expectEqual(id, 0, "hex", vector.get("hex").asString(), encoded(era));
    Era decoded = CODEC.decode(Bytes.fromHex(vector.get("hex").asString()));
    report.expectEqual(id, 1, "birth", vector.get("birth").asLong(), decoded.birth(current));
    report.expectEqual(id, 2, "death", vector.get("death").asLong(), decoded.death(current));
  }

  private static void requested(String id, JsonNode vector, VectorReport report) {
    Era era = Era.mortal(vector.get("requestedPeriod").asLong(), vector.get("current").asLong());
    report.expectEqual(id, 0, "hex", vector.get("hex").asString(), encoded(era));
    report.expectEqual(
        id,
        1,
        "period, phase",
        new Era.Mortal(vector.get("period").asLong(), vector.get("phase").asLong()),
        era);
  }

  private static String encoded(Era era) {
    return Bytes.wrap(CODEC.encode(era)).toHex();
  }
}
