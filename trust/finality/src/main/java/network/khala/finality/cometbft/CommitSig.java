package network.khala.finality.cometbft;

import java.time.Instant;
import java.util.Optional;
import network.khala.scale.Bytes;

/// What one validator did when a block was decided.
///
/// @param flag whether it voted, and for what
/// @param validatorAddress its address; not covered by the signature
/// @param timestamp when it voted
/// @param signature its signature
public record CommitSig(Flag flag, Bytes validatorAddress, Instant timestamp, Bytes signature) {
  /// Midnight of the year 1, which stands for no time.
  public static final Instant NO_TIME = Instant.ofEpochSecond(-62_135_596_800L);

  /// The entry of a validator that did not vote. Any entry may be replaced by it as long as enough
  /// remain.
  public static final CommitSig ABSENT =
      new CommitSig(Flag.ABSENT, Bytes.EMPTY, NO_TIME, Bytes.EMPTY);

  private static final int MAX_SIGNATURE_BYTES = 64;

  /// What a validator voted for.
  public enum Flag {
    /// Nothing was heard of it.
    ABSENT(1),
    /// The block.
    COMMIT(2),
    /// No block.
    NIL(3);

    private final int number;

    Flag(int number) {
      this.number = number;
    }

    /// The number on the wire.
    public int number() {
      return number;
    }

    /// The flag with the given number.
    public static Optional<Flag> of(long number) {
      for (Flag flag : values()) {
        if (flag.number == number) {
          return Optional.of(flag);
        }
      }
      return Optional.empty();
    }
  }

  boolean isWellFormed() {
    return switch (flag) {
      case ABSENT -> validatorAddress.isEmpty() && signature.isEmpty() && timestamp.equals(NO_TIME);
      case COMMIT, NIL ->
          validatorAddress.size() == CometHeader.ADDRESS_SIZE
              && !signature.isEmpty()
              && signature.size() <= MAX_SIGNATURE_BYTES;
    };
  }

  /// The protobuf message, the leaf of a commit's hash.
  byte[] encode() {
    return new ProtoWriter()
        .varint(1, flag.number())
        .bytes(2, validatorAddress)
        .time(3, timestamp)
        .bytes(4, signature)
        .toArray();
  }

  static CommitSig read(ProtoReader in) throws MalformedProtoException {
    Optional<Flag> flag = Optional.empty();
    Bytes address = Bytes.EMPTY;
    Instant timestamp = Instant.EPOCH;
    Bytes signature = Bytes.EMPTY;
    for (int field = in.next(); field != 0; field = in.next()) {
      in.once();
      switch (field) {
        case 1 -> flag = Flag.of(in.int64());
        case 2 -> address = in.bytes(CometHeader.ADDRESS_SIZE);
        case 3 -> timestamp = in.time();
        case 4 -> signature = in.bytes(MAX_SIGNATURE_BYTES);
        default -> throw in.unknown();
      }
    }
    return new CommitSig(
        flag.orElseThrow(() -> in.error("unknown flag")), address, timestamp, signature);
  }
}
