package network.khala.testkit.chain;

import java.util.function.Supplier;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.TypeRegistry;
import network.khala.scale.dynamic.DynamicCodec;
import network.khala.scale.dynamic.Value;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/scale.json`: encodings, and bytes that no decoder may accept. Each goes through the typed
/// codec and through the dynamic one that reads the same type from its description.
public final class ScaleVectors implements VectorSuite {
  /// The number of the type that is registered first.
  private static final int ROOT = 0;

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("scale");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("cases")) {
      String id = vector.get("type").asString() + " = " + vector.get("hex").asString();
      report.run(id, 0, () -> encodeAndDecode(id, vector, report));
    }
    for (JsonNode vector : file.content().get("mustRejectOnDecode")) {
      String id = vector.get("type").asString() + " ≠ " + vector.get("hex").asString();
      report.run(id, 0, () -> reject(id, vector, report));
    }
  }

  private static void encodeAndDecode(String id, JsonNode vector, VectorReport report) {
    encodeAndDecode(id, TypeNotation.parse(vector.get("type").asString()), vector, report);
  }

  private static <T> void encodeAndDecode(
      String id, WireType<T> type, JsonNode vector, VectorReport report) {
    Bytes encoded = Bytes.fromHex(vector.get("hex").asString());
    T value = type.fromJson().apply(vector.get("value"));
    report.expectEqual(id, 1, "hex", encoded, Bytes.wrap(type.codec().encode(value)));
    report.expectEqual(id, 2, "value", value, type.codec().decode(encoded));
    DynamicCodec dynamic = described(type);
    Value read = dynamic.decode(ROOT, encoded);
    report.expectEqual(id, 3, "hex", encoded, Bytes.wrap(dynamic.encode(ROOT, read)));
  }

  private static void reject(String id, JsonNode vector, VectorReport report) {
    WireType<?> type = TypeNotation.parse(vector.get("type").asString());
    Bytes bytes = Bytes.fromHex(vector.get("hex").asString());
    String why = vector.get("why").asString();
    DynamicCodec dynamic = described(type);
    expectRefusal(id, 1, why, () -> type.codec().decode(bytes), report);
    expectRefusal(id, 2, why, () -> dynamic.decode(ROOT, bytes), report);
  }

  private static void expectRefusal(
      String id, int step, String why, Supplier<?> decoding, VectorReport report) {
    try {
      report.fail(id, step, "value", why, decoding.get());
    } catch (DecodeException e) {
      report.pass(id, step);
    }
  }

  /// The type as a client would know it, from its description.
  private static DynamicCodec described(WireType<?> type) {
    TypeRegistry types = new TypeRegistry();
    types.register(type.codec());
    return new DynamicCodec(types.toPortable());
  }
}
