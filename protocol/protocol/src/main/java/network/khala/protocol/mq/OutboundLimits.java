package network.khala.protocol.mq;

/// How many messages a block may carry to the workers, by who pushes. Tested before each push
/// against the list as it would be afterwards; a push that does not fit fails its call.
///
/// Enclaves accept more than any tier lets through, so a valid block never stops one.
public enum OutboundLimits {
  /// Pushes made while a call runs, whoever the sender of the message is.
  CALL(6 << 20, 8_192),
  /// The own message of `sync_offchain_message`.
  OFFCHAIN_MESSAGE(7 << 20, 12_288),
  /// Hooks, and what handlers answer to the one message at hand: cannot fail, so the rest is
  /// theirs.
  HOOK(8 << 20, 16_384),
  /// What an enclave accepts.
  ENCLAVE(16 << 20, 32_768);

  private final int bytes;
  private final int messages;

  OutboundLimits(int bytes, int messages) {
    this.bytes = bytes;
    this.messages = messages;
  }

  /// The largest encoding of the list, in bytes.
  public int bytes() {
    return bytes;
  }

  /// The largest number of messages.
  public int messages() {
    return messages;
  }

  /// Whether a list of this size is within the limit.
  public boolean admits(long encodedBytes, int messageCount) {
    return encodedBytes <= bytes && messageCount <= messages;
  }
}
