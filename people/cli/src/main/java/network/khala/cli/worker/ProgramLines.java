package network.khala.cli.worker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import network.khala.cli.Output;
import network.khala.cli.process.ChildProcess;
import network.khala.cli.process.Supervisor;

/// Tells what becomes of the enclave program's process.
final class ProgramLines implements Supervisor.Listener {
  private final Output output;

  ProgramLines(Output output) {
    this.output = output;
  }

  @Override
  public void started(ChildProcess child) {
    Map<String, Object> object = event("pruntime-started", child);
    output.result(
        object, "pRuntime is process " + child.pid() + ", its log is " + child.spec().log());
  }

  @Override
  public void ended(ChildProcess child, int exitCode, Duration restart) {
    Map<String, Object> object = event("pruntime-ended", child);
    object.put("exitCode", exitCode);
    object.put("restartSeconds", restart.toSeconds());
    String hint =
        "it is started again in " + restart.toSeconds() + " s; its log is " + child.spec().log();
    if (output.json()) {
      output.object(object);
    } else {
      output.error("pRuntime ended with code " + exitCode, hint);
    }
  }

  private static Map<String, Object> event(String name, ChildProcess child) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", name);
    object.put("at", System.currentTimeMillis());
    object.put("pid", child.pid());
    object.put("log", child.spec().log().toString());
    return object;
  }
}
