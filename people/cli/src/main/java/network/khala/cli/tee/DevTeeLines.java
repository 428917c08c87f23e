package network.khala.cli.tee;

import java.util.LinkedHashMap;
import java.util.Map;
import network.khala.cli.Output;
import network.khala.scale.Bytes;
import network.khala.tee.devtee.DevTeeEvents;

/// Prints what the development device does, a line each.
final class DevTeeLines implements DevTeeEvents {
  private final Output output;
  private final int port;

  DevTeeLines(Output output, int port) {
    this.output = output;
    this.port = port;
  }

  @Override
  public void started(Bytes pruntimeHash, long childPid) {
    Map<String, Object> object = event("devtee-up");
    object.put("pruntimeHash", pruntimeHash.toHex());
    object.put("pid", childPid);
    object.put("port", port);
    output.result(object, "measured " + pruntimeHash.toHex() + ", pRuntime is process " + childPid);
  }

  @Override
  public void connected() {
    output.result(event("pruntime-connected"), "pRuntime is connected to its device");
  }

  @Override
  public void refused(String reason) {
    Map<String, Object> object = event("refused");
    object.put("reason", reason);
    output.result(object, "refused: " + reason);
  }

  @Override
  public void ended(int exitCode) {
    Map<String, Object> object = event("pruntime-ended");
    object.put("exitCode", exitCode);
    output.result(object, "pRuntime ended with code " + exitCode);
  }

  private static Map<String, Object> event(String name) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", name);
    object.put("at", System.currentTimeMillis());
    return object;
  }
}
