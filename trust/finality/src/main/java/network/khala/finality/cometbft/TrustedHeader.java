package network.khala.finality.cometbft;

import java.time.Instant;
import network.khala.scale.Bytes;

/// The height from which a light client goes on.
///
/// @param height the height; one below the first for the anchor
/// @param time the header's time
/// @param nextValidatorsHash the set that signs the next height, 32 bytes; empty if the header
///   names none
/// @param validators the set of this height or of the next
/// @param expires whether it loses its worth with time; the anchor does not
public record TrustedHeader(
    long height, Instant time, Bytes nextValidatorsHash, ValidatorSet validators, boolean expires) {
  /// The state after a verified header.
  ///
  /// @param validators the set of the header's height or of the next
  /// @throws IllegalArgumentException if the header names neither the one nor the other
  public static TrustedHeader of(CometHeader header, ValidatorSet validators) {
    if (!validators.hash().toBytes().equals(header.validatorsHash())
        && !validators.hash().toBytes().equals(header.nextValidatorsHash())) {
      throw new IllegalArgumentException(
          "validator set "
              + validators.hash()
              + " is neither "
              + header.validatorsHash()
              + " nor "
              + header.nextValidatorsHash());
    }
    return new TrustedHeader(
        header.height(), header.time(), header.nextValidatorsHash(), validators, true);
  }

  /// The state before the first height.
  ///
  /// @param initialHeight the first height
  /// @param genesisTime when the chain began
  /// @param validators the set that signs the first height
  public static TrustedHeader anchor(
      long initialHeight, Instant genesisTime, ValidatorSet validators) {
    return new TrustedHeader(
        initialHeight - 1,
        genesisTime.minusNanos(1),
        validators.hash().toBytes(),
        validators,
        false);
  }
}
