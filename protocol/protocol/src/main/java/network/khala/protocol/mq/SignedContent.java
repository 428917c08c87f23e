package network.khala.protocol.mq;

/// What an sr25519 key of an enclave signs, each kind kept apart from the others.
///
/// All but queue messages are wrapped as `ff ‖ kind ‖ data`. A queue message starts with the index
/// of its [MessageOrigin], where 255 is reserved, so wrapped content never reads as a message.
public enum SignedContent {
  /// A message of the queue, not wrapped.
  MQ_MESSAGE(0),
  /// The body of an answer of the enclave's public API.
  RPC_RESPONSE(1),
  /// An encoded `WorkerEndpointPayload`.
  ENDPOINT_INFO(2),
  /// The keys of a master-key rotation.
  MASTER_KEY_ROTATION(3),
  /// The sealed history of master keys.
  MASTER_KEY_STORE(4),
  /// A request for the state of a cluster.
  CLUSTER_STATE_REQUEST(5),
  /// A block of a contract's chain of events.
  EVENT_CHAIN_BLOCK(6);

  private static final byte WRAPPER = (byte) 0xff;

  private final int kind;

  SignedContent(int kind) {
    this.kind = kind;
  }

  /// The number on the wire.
  public int kind() {
    return kind;
  }

  /// The bytes to sign for `data`.
  public byte[] wrap(byte[] data) {
    if (this == MQ_MESSAGE) {
      return data.clone();
    }
    byte[] wrapped = new byte[data.length + 2];
    wrapped[0] = WRAPPER;
    wrapped[1] = (byte) kind;
    System.arraycopy(data, 0, wrapped, 2, data.length);
    return wrapped;
  }
}
