package network.khala.cli.tee;

import java.net.URI;
import java.util.Optional;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.client.ChainClient;
import network.khala.scale.Bytes32;
import picocli.CommandLine.Option;

/// The chain that reports are for: named by its genesis, or asked of a node of it.
final class GenesisOption {
  @Option(
      names = "--genesis-hash",
      paramLabel = "HASH",
      description = "The chain that reports are for; default: the node is asked.")
  private Optional<String> hash = Optional.empty();

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = "A node of that chain; default: ws://127.0.0.1:9944.")
  private URI node = URI.create("ws://127.0.0.1:9944");

  /// The genesis hash.
  ///
  /// @throws CommandFailure if it is malformed
  /// @throws network.khala.client.rpc.RpcException if the node cannot be asked
  Bytes32 resolve() {
    if (hash.isEmpty()) {
      try (ChainClient chain = ChainClient.connect(node)) {
        return chain.genesisHash();
      }
    }
    try {
      return Bytes32.fromHex(hash.get());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--genesis-hash=" + hash.get() + " is no hash",
          "write 0x and 64 hexadecimal digits; khala chain-spec show tells it");
    }
  }
}
