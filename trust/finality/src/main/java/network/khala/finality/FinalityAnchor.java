package network.khala.finality;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.I64;
import network.khala.scale.Index;
import network.khala.scale.Tuple;
import network.khala.scale.U32;

/// What trust in a chain begins with: who finalises its first block. Genesis state holds it under
/// `:khala:finality` and never changes it. It also fixes the kind of proof for ever.
public sealed interface FinalityAnchor {
  /// The codec of the value in genesis state.
  Codec<FinalityAnchor> CODEC = CodecFactory.STANDARD.of(FinalityAnchor.class);

  /// One authority seals every block.
  ///
  /// @param authority its ed25519 key
  @Index(0)
  record Sealed(Bytes32 authority) implements FinalityAnchor {}

  /// A set of validators commits every block through CometBFT.
  ///
  /// @param id the chain spec's id; the chain's is that, `-`, and 16 hexadecimal digits of the
  ///   genesis hash
  /// @param initialHeight the first height
  /// @param genesisSeconds seconds of the genesis time since 1970
  /// @param genesisNanos the rest in nanoseconds
  /// @param validators the initial set in its order
  @Index(1)
  record CometBft(
      Bytes id,
      long initialHeight,
      @I64 long genesisSeconds,
      @U32 long genesisNanos,
      List<Validator> validators)
      implements FinalityAnchor {
    /// Copies the list.
    public CometBft {
      validators = List.copyOf(validators);
    }
  }

  /// A validator with its voting power (unsigned).
  @Tuple
  record Validator(Bytes32 key, long power) {}
}
