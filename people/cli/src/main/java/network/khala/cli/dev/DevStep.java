package network.khala.cli.dev;

import java.io.IOException;

/// A step of a network's way up. It may be done again: what is there already is left as it is.
@FunctionalInterface
interface DevStep {
  /// Does what is still to be done.
  ///
  /// @throws network.khala.cli.CommandFailure if it cannot be done
  /// @throws network.khala.client.rpc.RpcException if the node goes away meanwhile
  void run() throws IOException, InterruptedException;
}
