package network.khala.node.store;

import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Everything that belongs to one block and is stored with it in one step.
///
/// @param number 0 for genesis, else one more than the head's
/// @param hash hash of the header
/// @param header SCALE header
/// @param extrinsics each with its length prefix, in order
/// @param state what the block did to the state of its parent
/// @param light what light clients are served of it
/// @param finalityProof SCALE finality proof, if it exists already
public record NewBlock(
    long number,
    Bytes32 hash,
    Bytes header,
    List<Bytes> extrinsics,
    StateCommit state,
    LightData light,
    Optional<Bytes> finalityProof) {
  /// Copies the list.
  public NewBlock {
    extrinsics = List.copyOf(extrinsics);
  }
}
