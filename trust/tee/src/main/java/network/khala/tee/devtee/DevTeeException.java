package network.khala.tee.devtee;

import org.jspecify.annotations.Nullable;

/// The development device cannot start, or refuses a request. The message says what is wrong,
/// where, and what to do.
public final class DevTeeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Creates the exception.
  public DevTeeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Creates the exception.
  public DevTeeException(String message) {
    this(message, null);
  }
}
