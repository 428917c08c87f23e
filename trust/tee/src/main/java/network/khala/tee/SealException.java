package network.khala.tee;

import org.jspecify.annotations.Nullable;

/// Something sealed could not be read, or not be written.
public final class SealException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What is wrong with it.
  public enum Problem {
    /// The bytes are no sealed file, or damaged: incomplete write, bad disk, edited by hand.
    CORRUPT,
    /// An intact file of a later program.
    UNSUPPORTED_VERSION,
    /// An intact file that was sealed by another machine, signer or purpose.
    FOREIGN,
    /// The machine does not hand out the key: it was rolled back to an older security version, or
    /// the device is gone.
    KEY_UNAVAILABLE,
    /// More than a sealed file may hold.
    TOO_LARGE,
    /// The file system refused.
    IO
  }

  private final Problem problem;

  /// Creates the exception; the message says which file, what was found, what to do.
  public SealException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /// Creates the exception; the message says which file, what was found, what to do.
  public SealException(Problem problem, String message) {
    this(problem, message, null);
  }

  /// What is wrong.
  public Problem problem() {
    return problem;
  }
}
