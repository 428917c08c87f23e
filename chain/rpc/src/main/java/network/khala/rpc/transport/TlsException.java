package network.khala.rpc.transport;

import java.io.IOException;

/// A certificate or its key cannot be used. The message names the file, what is wrong with it, and
/// what to do.
public final class TlsException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String problem;

  TlsException(String message) {
    super(message);
    this.problem = message;
  }

  TlsException(String message, Throwable cause) {
    super(message, cause);
    this.problem = message;
  }

  /// The message.
  public String problem() {
    return problem;
  }
}
