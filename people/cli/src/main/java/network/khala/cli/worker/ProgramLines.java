package network.khala.cli.worker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import network.khala.cli.Output;
import network.khala.cli.process.ChildProcess;
import network.khala.cli.process.Failure;
import network.khala.cli.process.Supervisor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    Failure failure = Failure.of(child);
    String message =
        "pRuntime ended with code "
            + exitCode
            + failure.message().map(said -> ": " + said).orElse("");
    String advice =
        (failure.hint().isEmpty() ? "" : failure.hint() + "; ")
            + ("it is started again in " + restart.toSeconds() + " s; its log is ")
            + child.spec().log();
    if (output.json()) {
      Map<String, Object> object = event("pruntime-ended", child);
      object.put("exitCode", exitCode);
      object.put("restartSeconds", restart.toSeconds());
      object.put("message", message);
      object.put("advice", advice);
      output.object(object);
    } else {
      output.error(message, advice);
    }
  }

  /// Passes on what the device that plays the TEE has measured: a network admits programs by that.
  void hear(String line) {
    JsonNode said;
    try {
      said = JsonMapper.shared().readTree(line);
    } catch (JacksonException e) {
      return;
    }
    String measured = said.path("pruntimeHash").asString("");
    if (!measured.isEmpty()) {
      Map<String, Object> object = event("program");
      object.put("pruntimeHash", measured);
      output.result(object, "the program's measurement is " + measured);
    }
  }

  private static Map<String, Object> event(String name, ChildProcess child) {
    Map<String, Object> object = event(name);
    object.put("pid", child.pid());
    object.put("log", child.spec().log().toString());
    return object;
  }

  private static Map<String, Object> event(String name) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", name);
    object.put("at", System.currentTimeMillis());
    return object;
  }
}
