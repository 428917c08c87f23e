package network.khala.testkit.registry;

import java.util.Optional;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.state.State;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeConfig;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `registry/calls.json`: encoded calls. Each must decode as the call that it is named after, and
/// encode to the same bytes. Networks give pallets different numbers; the pallet's own is put in.
final class CallVectors implements VectorSuite {
  private static final Codec<RuntimeCall> CALL =
      KhalaRuntime.types().codecs().of(RuntimeCall.class);

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("registry") && file.name().equals("calls");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(12_000));
    for (JsonNode vector : file.content().get("calls")) {
      String id = vector.get("runtime").asString() + ": " + vector.get("call").asString();
      report.run(id, 0, () -> run(id, vector, runtime, report));
    }
  }

  private static void run(String id, JsonNode vector, KhalaRuntime runtime, VectorReport report) {
    String[] name = vector.get("call").asString().split("\\(", 2)[0].split("\\.", 2);
    Optional<Pallet> pallet =
        runtime.kernel().pallets().stream().filter(one -> one.name().equals(name[0])).findFirst();
    if (pallet.isEmpty()) {
      report.unsupported(id, 0, name[0]);
      return;
    }
    byte[] bytes = Bytes.fromHex(vector.get("hex").asString()).toArray();
    bytes[0] = (byte) pallet.get().index();
    RuntimeCall call = CALL.decode(bytes);
    report.expectEqual(id, 0, "name", name[1], wireName(call));
    report.expectEqual(id, 1, "bytes", Bytes.wrap(bytes), Bytes.wrap(CALL.encode(call)));
    int index = call.call().getClass().getAnnotation(Index.class).value();
    report.expectEqual(id, 2, "index", Byte.toUnsignedInt(bytes[1]), index);
  }

  private static String wireName(RuntimeCall call) {
    return call.call().getClass().getAnnotation(ScaleName.class).value();
  }
}
