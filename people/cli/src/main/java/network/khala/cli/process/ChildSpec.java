package network.khala.cli.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to start.
///
/// @param name what it is called in messages, unique within its supervisor: `node`, `relayer-1`
/// @param command the program and its arguments
/// @param environment added to that of this process
/// @param log the file that its standard error is appended to
public record ChildSpec(
    String name, List<String> command, Map<String, String> environment, Path log) {
  public ChildSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
