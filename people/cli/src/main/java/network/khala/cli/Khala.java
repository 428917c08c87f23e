package network.khala.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.time.Duration;
import network.khala.cli.process.ParentWatch;
import network.khala.cli.process.RestartPolicy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/// The program: builds the tree of commands, runs the one that the arguments name, and exits with
/// its code.
@Command(
    name = "khala",
    description = "The Khala confidential-computing network on the JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    sortOptions = false,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "khala COMMAND --help shows a command's options and examples."})
public final class Khala implements Runnable {
  @Mixin final GlobalOptions options = new GlobalOptions();
  @Spec CommandSpec spec;

  private Khala() {}

  public static void main(String[] args) {
    Interruption interruption = new Interruption();
    interruption.install();
    if (System.getenv(ParentWatch.VARIABLE) != null) {
      ParentWatch.start(System.in, () -> System.exit(ExitCode.INTERRUPTED.code()));
    }
    int code = run(args, Session.ofProcess(), interruption);
    interruption.finished();
    System.exit(code);
  }

  /// Runs one command.
  ///
  /// @return the exit code
  static int run(String[] args, Session session, Interruption interruption) {
    Output output = new Output(session);
    try {
      Configuration configuration = Configuration.load(args, session.environment());
      Khala khala = new Khala();
      CommandLine root = Commands.tree(khala, new Surroundings(session, output, interruption));
      Failures failures = new Failures(session, output, khala.options, configuration);
      return root.setDefaultValueProvider(configuration)
          .registerConverter(Duration.class, new DurationConverter())
          .registerConverter(RestartPolicy.class, new RestartConverter())
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setAbbreviatedOptionsAllowed(false)
          .setOut(new PrintWriter(session.out(), true, UTF_8))
          .setErr(new PrintWriter(session.err(), true, UTF_8))
          .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(session)))
          .setParameterExceptionHandler(failures)
          .setExecutionExceptionHandler(failures)
          .setExecutionStrategy(parsed -> khala.execute(parsed, root, output, configuration))
          .execute(args);
    } catch (CommandFailure e) {
      output.error(String.valueOf(e.getMessage()), e.hint());
      return e.exitCode().code();
    } finally {
      session.out().flush();
    }
  }

  private static CommandLine.Help.Ansi ansi(Session session) {
    return session.terminal() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  private int execute(
      ParseResult parsed, CommandLine root, Output output, Configuration configuration) {
    ParseResult last = parsed;
    boolean help = asksForHelp(parsed);
    while (last.hasSubcommand()) {
      last = last.subcommand();
      help |= asksForHelp(last);
    }
    if (!help) {
      try {
        configuration.checkKeys(root, last.commandSpec().commandLine());
      } catch (CommandFailure e) {
        // An exception from here would reach the user as a stack trace.
        output.error(String.valueOf(e.getMessage()), e.hint());
        return e.exitCode().code();
      }
    }
    output.json(options.json);
    options.logLevel.ifPresent(Logging::level);
    return new RunLast().execute(parsed);
  }

  private static boolean asksForHelp(ParseResult parsed) {
    return parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
  }

  /// Without a command there is nothing to do but to show what there is.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
