package network.khala.finality.cometbft;

import java.util.Optional;
import network.khala.scale.Bytes;

/// All that a light client needs of one height.
///
/// @param header the header
/// @param commit why it counts
/// @param validators the set that signed it
public record LightBlock(CometHeader header, Commit commit, ValidatorSet validators) {
  /// The largest encoding that is read.
  public static final int MAX_BYTES = 128 << 10;

  /// The protobuf message.
  public Bytes encode() {
    byte[] signed =
        new ProtoWriter().message(1, header.encode()).message(2, commit.encode()).toArray();
    return Bytes.wrap(
        new ProtoWriter().message(1, signed).message(2, validators.encode()).toArray());
  }

  /// Reads the protobuf message.
  ///
  /// @throws ValidatorSet.VotingPowerOverflowException if the powers are out of range
  public static LightBlock decode(Bytes message) throws MalformedProtoException {
    if (message.size() > MAX_BYTES) {
      throw new MalformedProtoException(
          "LightBlock: " + message.size() + " bytes, at most " + MAX_BYTES);
    }
    ProtoReader in = new ProtoReader(message, "LightBlock");
    Optional<CometHeader> header = Optional.empty();
    Optional<Commit> commit = Optional.empty();
    Optional<ValidatorSet> validators = Optional.empty();
    for (int field = in.next(); field != 0; field = in.next()) {
      in.once();
      switch (field) {
        case 1 -> {
          ProtoReader signed = in.message("SignedHeader");
          for (int part = signed.next(); part != 0; part = signed.next()) {
            signed.once();
            switch (part) {
              case 1 -> header = Optional.of(CometHeader.read(signed.message("Header")));
              case 2 -> commit = Optional.of(Commit.read(signed.message("Commit")));
              default -> throw signed.unknown();
            }
          }
        }
        case 2 -> validators = Optional.of(ValidatorSet.read(in.message("ValidatorSet")));
        default -> throw in.unknown();
      }
    }
    return new LightBlock(
        header.orElseThrow(() -> in.error("no header")),
        commit.orElseThrow(() -> in.error("no commit")),
        validators.orElseThrow(() -> in.error("no validators")));
  }
}
