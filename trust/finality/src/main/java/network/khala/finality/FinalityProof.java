package network.khala.finality;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Length;

/// Proof that a block is final, and with it all before it. Which variant a chain uses is fixed by
/// its [FinalityAnchor].
public sealed interface FinalityProof {
  /// The codec of proofs.
  Codec<FinalityProof> CODEC = CodecFactory.STANDARD.of(FinalityProof.class);

  /// The seal of an embedded engine's authority.
  ///
  /// @param authority the signer's ed25519 key; names it, is never trusted
  /// @param signature over [SealMessage]
  @Index(0)
  record Sealed(Bytes32 authority, @Length(64) Bytes signature) implements FinalityProof {}

  /// Light blocks of CometBFT, ascending; the last stands at the height after the block's.
  ///
  /// @param lightBlocks each a `tendermint.types.LightBlock`
  @Index(1)
  record CometBft(List<Bytes> lightBlocks) implements FinalityProof {
    /// Copies the list.
    public CometBft {
      lightBlocks = List.copyOf(lightBlocks);
    }
  }
}
