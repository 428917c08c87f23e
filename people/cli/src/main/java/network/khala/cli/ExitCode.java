package network.khala.cli;

/// The exit codes of the command; there are no others.
public enum ExitCode {
  /// All went well.
  SUCCESS(0),
  /// What was asked for was tried and did not succeed.
  FAILURE(1),
  /// Wrong usage or configuration; nothing was done.
  USAGE(2),
  /// Something was verified and refused.
  REFUSED(3),
  /// A service or a file that is needed is not there.
  UNAVAILABLE(69),
  /// The program contradicts itself: a defect.
  INVARIANT(70),
  /// A passing condition; the same command may succeed later.
  RETRY(75),
  /// Stopped by Ctrl-C or by a request to terminate.
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /// The number that the process ends with.
  public int code() {
    return code;
  }
}
