package network.khala.node.chain;

import java.util.List;
import java.util.Optional;
import network.khala.node.store.LightData;
import network.khala.node.store.NewBlock;
import network.khala.node.store.StateCommit;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;

/// A block that was executed and not stored yet.
///
/// @param block the block
/// @param hash its hash
/// @param state the state after it
/// @param light what light clients are served of it
/// @param extrinsicHashes the extrinsics' hashes, in order
record ExecutedBlock(
    Block block, Hash hash, StateCommit state, LightData light, List<Hash> extrinsicHashes) {
  /// @param proof that it is final, if that is known already
  NewBlock toStore(Optional<Bytes> proof) {
    return new NewBlock(
        block.number(),
        hash.value(),
        Bytes.wrap(Header.CODEC.encode(block.header())),
        block.extrinsics(),
        state,
        light,
        proof);
  }
}
