package network.khala.protocol.substrate;

import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Compact;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// A block's header: `parent_hash 32 ‖ compact(number) ‖ state_root 32 ‖ extrinsics_root 32 ‖
/// digest`.
///
/// @param parentHash the hash of the block before, zero for genesis
/// @param number the height, 0 for genesis
/// @param stateRoot the root of the state after this block
/// @param extrinsicsRoot the root of the ordered trie of the extrinsics, always layout V0
/// @param digest what the consensus engine said
@ScalePath("sp_runtime::generic::header::Header")
public record Header(
    @TypeName("Hash::Output") Hash parentHash,
    @Compact @U32 @TypeName("Number") long number,
    @TypeName("Hash::Output") Hash stateRoot,
    @TypeName("Hash::Output") Hash extrinsicsRoot,
    @TypeName("Digest") Digest digest) {
  /// The codec of headers.
  public static final Codec<Header> CODEC = CodecFactory.STANDARD.of(Header.class);

  /// The block's hash: BLAKE2b-256 of the whole encoding, a seal included.
  public Hash hash() {
    return Hash.blake2(CODEC.encode(this));
  }
}
