package network.khala.rpc.jsonrpc;

/// Carries an error to the answer. Without a stack trace: peers cause it at will.
public final class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RpcError error;

  /// Carries `error`.
  public RpcException(RpcError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  /// The error.
  public RpcError error() {
    return error;
  }
}
