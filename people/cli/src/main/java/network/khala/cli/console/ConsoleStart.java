package network.khala.cli.console;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.rpc.console.ConsoleServer;

/// Finds the console that was built with this program, and serves it.
public final class ConsoleStart {
  /// Where the launcher put what it built; the console lies in a folder of it.
  private static final String RUN_FOLDER = "khala.run";

  /// Where the console is served unless told otherwise.
  public static final int DEFAULT_PORT = 8080;

  private ConsoleStart() {}

  /// Whether the console was built.
  public static boolean isBuilt() {
    return Files.isRegularFile(folder().resolve("index.html"));
  }

  private static Path folder() {
    return Path.of(System.getProperty(RUN_FOLDER, "."), "console");
  }

  /// Serves the console on loopback; `port` 0 for any.
  ///
  /// @param rpc the node that it shall ask
  /// @param option by which the port is chosen
  public static ConsoleServer serve(URI rpc, int port, String option) throws IOException {
    try {
      return ConsoleServer.start(folder(), rpc, port);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "the console is not built",
          "install Node 20.19 or newer with npm, then build again; the build says what is missing");
    } catch (BindException e) {
      throw CommandFailure.ofTakenPort(port, option);
    }
  }
}
