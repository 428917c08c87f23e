package network.khala.client;

import network.khala.scale.Bytes32;

/// A submitted extrinsic will not be included.
public final class NotIncludedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  NotIncludedException(Bytes32 hash, String reason) {
    super("extrinsic " + hash + " was not included: " + reason);
    this.reason = reason;
  }

  /// The node's word for it: `usurped`, `dropped`, `invalid`, `finalityTimeout`.
  public String reason() {
    return reason;
  }
}
