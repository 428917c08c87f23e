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

  public ExitCode exitCode() {
    return exitCode;
  }

  public String hint() {
    return hint;
  }
}
