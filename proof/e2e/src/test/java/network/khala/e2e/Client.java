package network.khala.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A third-party client, pinned and installed, ready to run one of our programs against a node.
///
/// @param name as compatibility.md names it, with its version
/// @param folder where the programs and the client lie
/// @param interpreter what runs a program
record Client(String name, Path folder, List<String> interpreter) {
  /// Starts a program.
  Running start(String program, String... arguments) {
    List<String> command = new ArrayList<>(interpreter);
    command.add(folder.resolve(program).toString());
    command.addAll(List.of(arguments));
    return Running.start(folder.getFileName() + "-" + program, command, Map.of(), folder);
  }

  /// Makes a client ready; installs it if need be.
  interface Installation {
    Client install() throws IOException, InterruptedException;
  }
}
