package network.khala.finality.cometbft;

/// Bytes are not the expected protobuf message.
public final class MalformedProtoException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Names the message and what is wrong with it.
  MalformedProtoException(String message) {
    super(message);
  }
}
