package network.khala.cli.dev;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import network.khala.cli.process.FreePort;

/// The ports of a network, all of loopback. They are chosen before anything starts and kept for as
/// long as the network runs, so that a process that is started again is found where it was.
///
/// @param rpc the node's
/// @param console the console's
/// @param pruntimes one a machine, in their order
record Ports(int rpc, int console, List<Integer> pruntimes) {
  /// Copies the list.
  Ports {
    pruntimes = List.copyOf(pruntimes);
  }

  /// The ports that were asked for, 0 being any free one.
  ///
  /// @param machines how many pRuntimes there are; they get consecutive ports
  /// @throws network.khala.cli.CommandFailure if one is out of range or in use
  static Ports choose(int rpc, int console, int pruntime, int machines) throws IOException {
    // All are held until all are found: two of them must not be the same.
    List<FreePort> held = new ArrayList<>();
    try {
      int chosenRpc = hold("--rpc-port", rpc, held);
      int chosenConsole = hold("--console-port", console, held);
      List<Integer> chosen = new ArrayList<>();
      for (int i = 0; i < machines; i++) {
        chosen.add(hold("--pruntime-port", pruntime == 0 ? 0 : pruntime + i, held));
      }
      return new Ports(chosenRpc, chosenConsole, chosen);
    } finally {
      for (FreePort port : held) {
        port.close();
      }
    }
  }

  private static int hold(String option, int port, List<FreePort> held) {
    FreePort chosen = FreePort.hold(option, port);
    held.add(chosen);
    return chosen.number();
  }
}
