package network.khala.cli.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;

/// A port of loopback, held until the process that is meant to have it is started.
public final class FreePort implements AutoCloseable {
  private static final int MAX = 65_535;

  private final ServerSocket socket;

  private FreePort(ServerSocket socket) {
    this.socket = socket;
  }

  /// Takes hold of a port.
  ///
  /// @param option by which it was asked for
  /// @param port 0 for any free one
  /// @throws CommandFailure if it is out of range or in use
  public static FreePort hold(String option, int port) {
    if (port < 0 || port > MAX) {
      throw new CommandFailure(
          ExitCode.USAGE, option + "=" + port + ": a port is from 0 to " + MAX, "0: any free one");
    }
    try {
      return new FreePort(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw CommandFailure.ofTakenPort(port, option);
    }
  }

  public int number() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
