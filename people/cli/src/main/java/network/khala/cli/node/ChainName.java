package network.khala.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.Presets;
import network.khala.runtime.RuntimeConfig;

/// Chains as users name them: built in by name, or by file.
public final class ChainName {
  /// What the presets are made for unless a block time is given.
  static final Duration DEFAULT_BLOCK_TIME = Duration.ofSeconds(3);

  private ChainName() {}

  /// Whether a chain of that name is built in.
  static boolean isBuiltIn(String name) {
    return name.equals("dev") || name.equals("local");
  }

  /// The named chain.
  ///
  /// @param blockTime of a preset; a file says its own
  /// @throws CommandFailure if there is no such preset and no such file, or no preset can have the
  ///   block time
  public static ChainSpec resolve(String name, Duration blockTime) throws IOException {
    return switch (name) {
      case "dev" -> Presets.development(millis(blockTime), DevelopmentRoot.WELL_KNOWN);
      case "local" -> Presets.local(millis(blockTime));
      default -> {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
          throw new CommandFailure(
              ExitCode.USAGE,
              "--chain=" + name + " is neither a built-in chain nor a file",
              "built in are dev and local");
        }
        yield ChainFolder.load(file);
      }
    };
  }

  private static long millis(Duration blockTime) {
    long millis = blockTime.toMillis();
    if (!RuntimeConfig.isBlockTime(millis)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--block-time: a chain cannot have blocks of " + millis + " ms",
          "write a time from 100ms to 3600s");
    }
    return millis;
  }
}
