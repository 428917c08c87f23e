package network.khala.cli;

/// Ends a command with an exit code, what is wrong, and what to do about it. It never carries a
/// stack trace: the message must say everything.
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String hint;

  /// @param message what is wrong, with the value and where it came from
  /// @param hint what to do, or the empty string where the message says it all
  public CommandFailure(ExitCode exitCode, String message, String hint) {
    super(message, null, false, false);
    this.exitCode = exitCode;
    this.hint = hint;
  }

  /// The failure of a command that would listen where another program does.
  ///
  /// @param option by which another port is chosen; it takes 0 for any
  public static CommandFailure ofTakenPort(int port, String option) {
    return new CommandFailure(
        ExitCode.UNAVAILABLE,
        "port " + port + " is taken",
        "stop what uses it, or choose another with " + option + " (0: any free one)");
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public String hint() {
    return hint;
  }
}
