package network.khala.relayer;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A call to a pRuntime did not succeed.
final class PRuntimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String text;

  private PRuntimeException(String message, int status, String text, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.text = text;
  }

  /// The program did not answer.
  static PRuntimeException unreachable(URI endpoint, String method, Throwable cause) {
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new PRuntimeException(
        "pRuntime " + endpoint + " does not answer " + method + ": " + reason, 0, "", cause);
  }

  /// The program refused the call.
  static PRuntimeException refused(URI endpoint, String method, int status, String text) {
    return new PRuntimeException(
        "pRuntime " + endpoint + " refused " + method + " (" + status + "): " + text,
        status,
        text,
        null);
  }

  /// Whether the program was there and answered.
  boolean answered() {
    return status != 0;
  }

  /// Whether the program does not offer the method in its present state.
  boolean notOffered() {
    return status == 403 || status == 404 || text.endsWith("is not available in this version");
  }

  /// The program's words; empty if it did not answer.
  String text() {
    return text;
  }
}
