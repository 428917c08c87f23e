package network.khala.cli.chain;

import java.net.URI;
import java.util.Locale;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.client.ChainClient;
import picocli.CommandLine.Option;

/// The node that a command talks to.
public final class NodeOption {
  @Option(
      names = "--node",
      paramLabel = "URL",
      description = "The node; default: ws://127.0.0.1:9944.")
  private URI url = URI.create("ws://127.0.0.1:9944");

  /// Connects; the caller closes the client.
  ///
  /// @throws CommandFailure if that is no address of a node
  /// @throws network.khala.client.rpc.RpcException if the node cannot be reached
  public ChainClient connect() {
    return ChainClient.connect(url());
  }

  /// The address.
  ///
  /// @throws CommandFailure if that is no address of a node
  public URI url() {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.matches("wss?|https?") || url.getHost() == null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--node=" + url + " is no address of a node", "write ws://HOST:9944");
    }
    return url;
  }
}
