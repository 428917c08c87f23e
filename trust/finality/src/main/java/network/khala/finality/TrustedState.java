package network.khala.finality;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.khala.finality.cometbft.TrustedHeader;
import network.khala.finality.cometbft.Validator;
import network.khala.finality.cometbft.ValidatorSet;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.DecodeException;
import network.khala.scale.I64;
import network.khala.scale.U32;

/// The last block that was verified, from which verification goes on.
///
/// @param number its number, 0 for genesis
/// @param hash its hash
/// @param comet the last verified height of CometBFT, where that decides
public record TrustedState(long number, Bytes32 hash, Optional<TrustedHeader> comet) {
  private static final Codec<Stored> CODEC = CodecFactory.STANDARD.of(Stored.class);

  /// The state as a program stores it for itself. No protocol depends on this form.
  public Bytes encode() {
    return Bytes.wrap(CODEC.encode(new Stored(number, hash, comet.map(StoredHeader::of))));
  }

  /// Reads what [#encode] wrote.
  ///
  /// @throws DecodeException if the bytes are something else
  public static TrustedState decode(Bytes stored) {
    Stored state = CODEC.decode(stored);
    try {
      return new TrustedState(
          state.number(), state.hash(), state.comet().map(StoredHeader::toTrusted));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new DecodeException(0, String.valueOf(e.getMessage()), "TrustedState");
    }
  }

  private record Stored(@U32 long number, Bytes32 hash, Optional<StoredHeader> comet) {}

  private record StoredHeader(
      long height,
      @I64 long seconds,
      @U32 long nanos,
      @Bound(Bytes32.SIZE) Bytes nextValidatorsHash,
      @Bound(ValidatorSet.MAX_SIZE) List<FinalityAnchor.Validator> validators,
      boolean expires) {
    static StoredHeader of(TrustedHeader header) {
      Instant time = header.time();
      return new StoredHeader(
          header.height(),
          time.getEpochSecond(),
          time.getNano(),
          header.nextValidatorsHash(),
          header.validators().validators().stream()
              .map(each -> new FinalityAnchor.Validator(each.key(), each.power()))
              .toList(),
          header.expires());
    }

    TrustedHeader toTrusted() {
      return new TrustedHeader(
          height,
          Instant.ofEpochSecond(seconds, nanos),
          nextValidatorsHash,
          ValidatorSet.of(
              validators.stream().map(each -> new Validator(each.key(), each.power())).toList()),
          expires);
    }
  }
}
