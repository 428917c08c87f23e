package network.khala.e2e;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Runs a `khala` command to its end.
final class Khala {
  private Khala() {}

  /// What a command left.
  ///
  /// @param exitCode as `khala COMMAND --help` explains it
  /// @param objects what it printed as JSON
  /// @param text what else it printed
  /// @param errors what it wrote to standard error
  record Result(int exitCode, List<JsonNode> objects, List<String> text, String errors) {
    /// The last object that it printed.
    JsonNode last() {
      if (objects.isEmpty()) {
        throw new AssertionError("no JSON, exit code " + exitCode + "\n" + text + "\n" + errors);
      }
      return objects.getLast();
    }

    /// Itself, if the command succeeded.
    Result succeeded() {
      if (exitCode != 0) {
        throw new AssertionError("exit code " + exitCode + "\n" + objects + "\n" + errors);
      }
      return this;
    }
  }

  /// The same, with options that stand apart.
  static Result run(List<String> arguments, List<String> options) throws InterruptedException {
    return run(Stream.concat(arguments.stream(), options.stream()).toArray(String[]::new));
  }

  static Result run(String... arguments) throws InterruptedException {
    try (Running running = Running.khala(Distribution.built(), List.of(arguments))) {
      int code = running.awaitExit(Running.PATIENCE);
      return new Result(
          code, running.lines().objects(), running.lines().others(), running.errors());
    }
  }
}
