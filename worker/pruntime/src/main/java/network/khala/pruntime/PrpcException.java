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

  /// The request is malformed or over a bound (HTTP 400).
  public static PrpcException malformed(String text) {
    return new PrpcException(400, "DecodeError(" + text + ")");
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The text for the caller.
  public String text() {
    return String.valueOf(getMessage());
  }
}
