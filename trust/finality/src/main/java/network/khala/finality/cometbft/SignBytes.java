package network.khala.finality.cometbft;

import java.time.Instant;
import network.khala.scale.Bytes;

/// What CometBFT's validators sign: canonical protobuf messages with their length in front. Heights
/// and rounds have a fixed width there.
public final class SignBytes {
  private static final int PROPOSAL = 0x20;

  private SignBytes() {}

  /// The kinds of votes.
  public enum VoteType {
    /// None; only ever seen in tests.
    UNKNOWN(0),
    /// For a proposal.
    PREVOTE(1),
    /// For the decision.
    PRECOMMIT(2);

    private final int number;

    VoteType(int number) {
      this.number = number;
    }

    /// The number on the wire.
    public int number() {
      return number;
    }
  }

  /// The bytes signed for a vote. A nil block id is left out.
  public static byte[] vote(
      VoteType type, String chainId, long height, int round, BlockId blockId, Instant timestamp) {
    ProtoWriter out =
        new ProtoWriter().varint(1, type.number()).fixed64(2, height).fixed64(3, round);
    if (!blockId.isNil()) {
      out.message(4, blockId.encode());
    }
    return ProtoWriter.delimited(out.time(5, timestamp).text(6, chainId).toArray());
  }

  /// The bytes signed for a proposal.
  ///
  /// @param lockRound the round of the proposer's proof of lock, −1 for none
  public static byte[] proposal(
      String chainId, long height, int round, int lockRound, BlockId blockId, Instant timestamp) {
    ProtoWriter out =
        new ProtoWriter()
            .varint(1, PROPOSAL)
            .fixed64(2, height)
            .fixed64(3, round)
            .varint(4, lockRound);
    if (!blockId.isNil()) {
      out.message(5, blockId.encode());
    }
    return ProtoWriter.delimited(out.time(6, timestamp).text(7, chainId).toArray());
  }

  /// The bytes signed for a vote's extension.
  public static byte[] voteExtension(String chainId, long height, int round, Bytes extension) {
    return ProtoWriter.delimited(
        new ProtoWriter()
            .bytes(1, extension)
            .fixed64(2, height)
            .fixed64(3, round)
            .text(4, chainId)
            .toArray());
  }
}
