package network.khala.finality;

import java.util.List;
import network.khala.finality.cometbft.LightBlock;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Length;

/// Why a header is decided for good. The kind is fixed by the chain's [FinalityAnchor].
///
/// Index 2 is kept for GRANDPA with a parachain head.
public sealed interface FinalityProof {
  /// The codec of proofs.
  Codec<FinalityProof> CODEC = CodecFactory.STANDARD.of(FinalityProof.class);

  /// The engine under which a node shows proofs as justifications.
  Bytes JUSTIFICATION_ENGINE = Bytes.of((byte) 'K', (byte) 'H', (byte) 'F', (byte) 'P');

  /// The largest number of light blocks in one proof.
  int MAX_LIGHT_BLOCKS = 32;

  /// The signature of a chain's only authority over one header; its ancestors follow by their
  /// hashes.
  ///
  /// @param authority the signer's ed25519 key: a name, never trusted
  /// @param signature ed25519 over [SealMessage]
  @Index(0)
  record Sealed(Bytes32 authority, @Length(64) Bytes signature) implements FinalityProof {}

  /// Commits of a validator set that descends from the anchor's.
  ///
  /// @param lightBlocks encoded [LightBlock]s, ascending; all but the last are stepping stones, the
  ///   last is that of the height after the proven block
  @Index(1)
  record CometBft(@Bound(MAX_LIGHT_BLOCKS) List<@Bound(LightBlock.MAX_BYTES) Bytes> lightBlocks)
      implements FinalityProof {
    /// Copies the list.
    public CometBft {
      lightBlocks = List.copyOf(lightBlocks);
    }
  }
}
