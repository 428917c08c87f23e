package network.khala.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Are the default ports free? A port in use is no fault: something of ours may run already.
final class PortCheck {
  private static final String SUBJECT = "ports";
  private static final List<Integer> PORTS = List.of(8000, 8080, 9615, 9944);

  private PortCheck() {}

  static Line examine() {
    List<Integer> busy = new ArrayList<>();
    for (int port : PORTS) {
      if (!isFree(port)) {
        busy.add(port);
      }
    }
    if (busy.isEmpty()) {
      return Line.pass(SUBJECT, list(PORTS) + " are free");
    }
    return Line.warn(
        SUBJECT,
        list(busy) + (busy.size() == 1 ? " is" : " are") + " in use",
        "If that is not this program, choose others with --rpc-port, --pruntime-port and so on");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static String list(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
