package network.khala.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/// The surroundings of one run of the command: what a process is given by whoever starts it. Passed
/// in so that a test can run a command without a process.
///
/// @param environment the variables of the environment
/// @param terminal whether a person reads standard output (colour, progress)
public record Session(
    Map<String, String> environment,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal) {

  /// The process's own surroundings. The launcher says through `khala.terminal` whether standard
  /// output is a terminal: asking the JDK for it takes longer than most commands.
  static Session ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean terminal = Boolean.getBoolean("khala.terminal") && !environment.containsKey("NO_COLOR");
    return new Session(environment, System.in, System.out, System.err, terminal);
  }
}
