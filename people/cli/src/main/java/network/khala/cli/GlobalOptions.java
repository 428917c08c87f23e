package network.khala.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command has.
final class GlobalOptions {
  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Machine-readable output: one JSON object a line.")
  boolean json;

  @Option(
      names = "--log-level",
      scope = ScopeType.INHERIT,
      paramLabel = "LEVEL",
      description = "What is logged on standard error: error, warn, info, debug or trace.")
  Optional<LogLevel> logLevel = Optional.empty();

  /// Read before the others are parsed, since it gives their defaults: see [Configuration].
  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Options from a TOML file; the environment and the command line win.")
  Optional<Path> config = Optional.empty();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  boolean verbose;
}
