package network.khala.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Where an option's value comes from when the command line does not give it: first the
/// environment, then the configuration file.
///
/// Option `--rpc-port` of `khala node` is `KHALA_NODE_RPC_PORT`, else `KHALA_RPC_PORT`; in the file
/// it is `rpc-port` in the table `[node]`, else at the top. The options that all commands share
/// have no table: `KHALA_LOG_LEVEL`, and `log-level` at the top. Keys that no option answers to are
/// errors: a misspelt setting must not be silently ignored.
final class Configuration implements IDefaultValueProvider {
  private static final String PREFIX = "KHALA_";
  private static final String CONFIG_VARIABLE = PREFIX + "CONFIG";

  private final Map<String, String> environment;
  private final Optional<Path> file;
  private final TomlTable content;
  private final Map<ArgSpec, String> origins = new HashMap<>();

  private Configuration(Map<String, String> environment, Optional<Path> file, TomlTable content) {
    this.environment = environment;
    this.file = file;
    this.content = content;
  }

  /// Reads the file that the arguments or the environment name, if any.
  ///
  /// @throws CommandFailure if it cannot be read or is not TOML
  static Configuration load(String[] args, Map<String, String> environment) {
    Optional<Path> file =
        fileNamed(args)
            .or(() -> Optional.ofNullable(environment.get(CONFIG_VARIABLE)))
            .map(Path::of);
    return new Configuration(
        environment, file, file.map(Configuration::parse).orElseGet(() -> Toml.parse("")));
  }

  private static Optional<String> fileNamed(String[] args) {
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].startsWith("--config=")) {
        return Optional.of(args[i].substring("--config=".length()));
      }
      if (args[i].equals("--config") && i + 1 < args.length) {
        return Optional.of(args[i + 1]);
      }
    }
    return Optional.empty();
  }

  private static TomlTable parse(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the configuration file " + file + " cannot be read",
          "check the path given by --config or " + CONFIG_VARIABLE);
    }
    try {
      TomlParseResult result = Toml.parse(file);
      if (result.hasErrors()) {
        var first = result.errors().getFirst();
        throw new CommandFailure(
            ExitCode.USAGE,
            "%s:%d: %s".formatted(file, first.position().line(), first.getMessage()),
            "the file is written in TOML");
      }
      return result;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "the configuration file " + file + " cannot be read: " + e, "");
    }
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String name = key(option);
    List<String> command = path(option.command());
    return fromEnvironment(option, command, name)
        .or(() -> fromFile(option, command, name))
        .orElse(null);
  }

  private Optional<String> fromEnvironment(OptionSpec option, List<String> command, String name) {
    List<String> qualified = new ArrayList<>(command);
    qualified.add(name);
    for (String variable : List.of(variable(qualified), variable(List.of(name)))) {
      String value = environment.get(variable);
      if (value != null) {
        origins.put(option, variable);
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static String variable(List<String> words) {
    return PREFIX + String.join("_", words).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private Optional<String> fromFile(OptionSpec option, List<String> command, String name) {
    for (int depth = command.size(); depth >= 0; depth--) {
      List<String> table = command.subList(0, depth);
      List<String> path = new ArrayList<>(table);
      path.add(name);
      Object value = content.get(path);
      if (value != null && !(value instanceof TomlTable)) {
        origins.put(option, position(content.inputPositionOf(path)));
        return Optional.of(text(value));
      }
    }
    return Optional.empty();
  }

  private static String text(Object value) {
    return value instanceof TomlArray array
        ? array.toList().stream().map(String::valueOf).collect(Collectors.joining(","))
        : value.toString();
  }

  /// Where the option's value was found, if not on the command line.
  Optional<String> origin(ArgSpec argument) {
    return Optional.ofNullable(origins.get(argument));
  }

  /// Checks that every key of the file is an option of the command that is about to run (at the top
  /// and in its own table) or of the command that its table is named after.
  ///
  /// @throws CommandFailure naming the first unknown key and its line
  void checkKeys(CommandLine root, CommandLine executed) {
    Set<String> allowed = new HashSet<>(optionKeys(root));
    allowed.addAll(optionKeys(executed));
    checkTable(content, List.of(), root, allowed);
  }

  private void checkTable(
      TomlTable table, List<String> path, CommandLine command, Set<String> allowed) {
    for (String key : table.keySet()) {
      List<String> keyPath = new ArrayList<>(path);
      keyPath.add(key);
      CommandLine subcommand = command.getSubcommands().get(key);
      if (table.get(List.of(key)) instanceof TomlTable nested) {
        if (subcommand == null) {
          throw unknown("there is no command [" + String.join(".", keyPath) + "]", keyPath);
        }
        checkTable(nested, keyPath, subcommand, optionKeys(subcommand));
      } else if (!allowed.contains(key) && !someSubcommandHas(command, path, key)) {
        throw unknown("unknown key " + String.join(".", keyPath), keyPath);
      }
    }
  }

  /// A table may give a default to all the commands below it, the top excepted: there, a key must
  /// belong to what is running.
  private static boolean someSubcommandHas(CommandLine command, List<String> path, String key) {
    return !path.isEmpty()
        && command.getSubcommands().values().stream()
            .anyMatch(subcommand -> optionKeys(subcommand).contains(key));
  }

  private CommandFailure unknown(String message, List<String> path) {
    String at = position(content.inputPositionOf(path));
    return new CommandFailure(
        ExitCode.USAGE, at + ": " + message, "keys are options without the leading dashes");
  }

  private String position(@Nullable TomlPosition position) {
    String name = file.map(Path::toString).orElse("configuration");
    return position == null ? name : name + ":" + position.line();
  }

  private static Set<String> optionKeys(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.inherited())
        .map(Configuration::key)
        .collect(Collectors.toSet());
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /// The names of the command and of those above it, without the program's own name.
  private static List<String> path(CommandSpec command) {
    List<String> names = new ArrayList<>();
    for (CommandSpec at = command; at.parent() != null; at = at.parent()) {
      names.addFirst(at.name());
    }
    return names;
  }
}
