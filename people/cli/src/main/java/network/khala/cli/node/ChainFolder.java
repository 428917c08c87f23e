package network.khala.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.node.backup.Backup;
import network.khala.node.spec.ChainSpec;
import network.khala.node.spec.ChainSpecException;
import network.khala.node.spec.ChainSpecJson;

/// The folder of one chain under a base path: its spec beside its database. The spec is kept so
/// that a later start continues the same chain, whatever the presets are by then.
///
/// @param basePath the base path
/// @param spec the chain
public record ChainFolder(Path basePath, ChainSpec spec) {
  private static final String SPEC_FILE = "chain-spec.json";

  /// The chain that lies under the base path.
  ///
  /// @throws CommandFailure if there is none, or more than one
  public static ChainFolder existing(Path basePath) throws IOException {
    List<Path> specs = specs(basePath);
    if (specs.size() != 1) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          basePath + (specs.isEmpty() ? " holds no chain" : " holds more than one chain"),
          "check --base-path");
    }
    return new ChainFolder(basePath, load(specs.getFirst()));
  }

  /// The chain as it is kept under the base path if it is, else the given one, which is kept from
  /// now on.
  public static ChainFolder keep(Path basePath, ChainSpec spec) throws IOException {
    ChainFolder folder = new ChainFolder(basePath, spec);
    Path file = folder.specFile();
    if (Files.exists(file)) {
      return new ChainFolder(basePath, load(file));
    }
    Files.createDirectories(folder.path());
    Path temporary = file.resolveSibling(SPEC_FILE + ".new");
    Files.writeString(temporary, ChainSpecJson.format(spec));
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    return folder;
  }

  private static List<Path> specs(Path basePath) throws IOException {
    Path chains = basePath.resolve("chains");
    if (!Files.isDirectory(chains)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(chains)) {
      return folders
          .filter(folder -> !Backup.isUnfinished(folder))
          .map(folder -> folder.resolve(SPEC_FILE))
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  /// Reads a chain spec.
  ///
  /// @throws CommandFailure if it is malformed
  public static ChainSpec load(Path file) throws IOException {
    try {
      return ChainSpecJson.load(file);
    } catch (ChainSpecException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          file + ": " + e.getMessage(),
          "khala chain-spec build writes one that is right");
    }
  }

  /// Where everything of the chain lies.
  public Path path() {
    return basePath.resolve("chains").resolve(spec.id());
  }

  /// Where its database lies.
  public Path database() {
    return path().resolve("db");
  }

  private Path specFile() {
    return path().resolve(SPEC_FILE);
  }
}
