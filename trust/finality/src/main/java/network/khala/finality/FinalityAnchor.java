package network.khala.finality;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import network.khala.finality.cometbft.ValidatorSet;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.I64;
import network.khala.scale.Index;
import network.khala.scale.Tuple;
import network.khala.scale.U32;

/// From what finality is judged: written into the state at genesis, under the raw key
/// `:khala:finality`, and never again.
///
/// Index 2 is kept for GRANDPA with a parachain head.
public sealed interface FinalityAnchor {
  /// The codec of anchors.
  Codec<FinalityAnchor> CODEC = CodecFactory.STANDARD.of(FinalityAnchor.class);

  /// One authority for the life of the chain.
  ///
  /// @param authority its ed25519 key
  @Index(0)
  record Sealed(Bytes32 authority) implements FinalityAnchor {}

  /// CometBFT's first validators.
  ///
  /// @param id the chain spec's id, ASCII
  /// @param initialHeight the first height
  /// @param genesisSeconds when the chain began, Unix seconds
  /// @param genesisNanos and nanoseconds
  /// @param validators the set that signs the first height, in its order
  @Index(1)
  record CometBft(
      @Bound(MAX_ID_BYTES) Bytes id,
      long initialHeight,
      @I64 long genesisSeconds,
      @U32 long genesisNanos,
      @Bound(ValidatorSet.MAX_SIZE) List<Validator> validators)
      implements FinalityAnchor {
    /// The longest id of a chain spec.
    public static final int MAX_ID_BYTES = 33;

    private static final int GENESIS_HASH_DIGITS = 16;

    /// Copies the list.
    public CometBft {
      validators = List.copyOf(validators);
    }

    /// When the chain began.
    public Instant genesisTime() {
      return Instant.ofEpochSecond(genesisSeconds, genesisNanos);
    }

    /// CometBFT's chain id: the chain spec's id and the first 16 digits of the genesis hash.
    public String chainId(Bytes32 genesisHash) {
      return new String(id.toArray(), StandardCharsets.US_ASCII)
          + "-"
          + genesisHash.toHex().substring(2, 2 + GENESIS_HASH_DIGITS);
    }

    /// The set that signs the first height.
    ///
    /// @throws IllegalArgumentException if a key is there twice or a power is out of range
    public ValidatorSet validatorSet() {
      return ValidatorSet.of(validators.stream().map(Validator::toSetMember).toList());
    }
  }

  /// One of the first validators.
  ///
  /// @param key its ed25519 key
  /// @param power its voting power
  @Tuple
  record Validator(Bytes32 key, long power) {
    private network.khala.finality.cometbft.Validator toSetMember() {
      return new network.khala.finality.cometbft.Validator(key, power);
    }
  }

  /// Keys and powers in the anchor's order; a sealing authority has power 1.
  default List<Validator> authorities() {
    return switch (this) {
      case Sealed(Bytes32 authority) -> List.of(new Validator(authority, 1));
      case CometBft anchor -> anchor.validators();
    };
  }
}
