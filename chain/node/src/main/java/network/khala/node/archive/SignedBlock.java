package network.khala.node.archive;

import java.util.Optional;
import network.khala.finality.FinalityProof;
import network.khala.node.chain.Block;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// A block with the proof that it is final, if it has one of its own.
///
/// | part | SCALE |
/// | --- | --- |
/// | block | header, list of extrinsics |
/// | justifications | `Option<Vec<([u8; 4], Vec<u8>)>>`; the proof is that of engine `KHFP` |
///
/// @param proof an encoded [FinalityProof]
public record SignedBlock(Block block, Optional<Bytes> proof) {
  private static final int JUSTIFICATIONS_MAX = 16;
  private static final int ENGINE_SIZE = 4;

  void encode(ScaleWriter out) {
    out.raw(Bytes.wrap(block.encode()));
    out.bool(proof.isPresent());
    if (proof.isPresent()) {
      out.length(1).raw(FinalityProof.JUSTIFICATION_ENGINE).bytes(proof.get());
    }
  }

  /// @throws DecodeException if the bytes are no such block
  static SignedBlock decode(ScaleReader in) {
    Block block = Block.decode(in);
    Optional<Bytes> proof = Optional.empty();
    if (in.bool()) {
      int count = in.length(JUSTIFICATIONS_MAX, ENGINE_SIZE + 1);
      for (int i = 0; i < count; i++) {
        Bytes engine = Bytes.wrap(in.raw(ENGINE_SIZE));
        Bytes content = in.bytes();
        if (engine.equals(FinalityProof.JUSTIFICATION_ENGINE)) {
          proof = Optional.of(content);
        }
      }
    }
    return new SignedBlock(block, proof);
  }
}
