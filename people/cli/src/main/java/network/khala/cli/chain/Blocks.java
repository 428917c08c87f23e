package network.khala.cli.chain;

import java.util.Optional;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.client.ChainClient;
import network.khala.scale.Bytes32;

/// Blocks as users name them: by hash or by number.
public final class Blocks {
  private Blocks() {}

  /// The hash of the named block, or of the best one.
  ///
  /// @throws CommandFailure if the node has no such block
  public static Bytes32 find(ChainClient chain, Optional<String> named) {
    return named.map(name -> find(chain, name)).orElseGet(chain::bestHash);
  }

  private static Bytes32 find(ChainClient chain, String name) {
    try {
      if (name.startsWith("0x")) {
        return Bytes32.fromHex(name);
      }
      long number = Long.parseLong(name);
      return chain
          .blockHash(number)
          .orElseThrow(
              () ->
                  new CommandFailure(
                      ExitCode.USAGE, "the node has no block " + number + " yet", ""));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--at=" + name + " is neither a block's hash nor its number",
          "write 0x and 64 hexadecimal digits, or a number");
    }
  }
}
