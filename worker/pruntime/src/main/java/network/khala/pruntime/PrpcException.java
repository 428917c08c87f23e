package network.khala.pruntime;

/// A request that is refused. The text goes to the caller.
public final class PrpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  private PrpcException(int status, String text) {
    super(text, null, false, false);
    this.status = status;
  }

  /// The program cannot do this now (HTTP 500).
  public static PrpcException failed(String text) {
    return new PrpcException(500, text);
  }

  /// The body is over the method's limit (HTTP 413).
  public static PrpcException tooLarge() {
    return new PrpcException(413, "Entity too large");
  }

  /// The body cannot be read now (HTTP 503).
  public static PrpcException unreadable() {
    return new PrpcException(503, "Read body failed");
  }

  /// The request is malformed or over a bound (HTTP 400).
  public static PrpcException malformed(String text) {
    return new PrpcException(400, "DecodeError(" + text + ")");
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// Whether the text itself is the body, since the request was not even read.
  public boolean isPlain() {
    return status == 413 || status == 503;
  }

  /// The text for the caller.
  public String text() {
    return String.valueOf(getMessage());
  }
}
