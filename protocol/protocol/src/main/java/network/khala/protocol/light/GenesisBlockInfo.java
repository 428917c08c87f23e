package network.khala.protocol.light;

import java.util.List;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;

/// What an enclave is told of the chain that it shall follow.
///
/// @param header the genesis header
/// @param authoritySet the validators of the anchor in the proven state
/// @param proof the nodes of a read proof under the header's state root
public record GenesisBlockInfo(Header header, AuthoritySet authoritySet, List<Bytes> proof) {
  /// The codec of the information.
  public static final Codec<GenesisBlockInfo> CODEC =
      CodecFactory.STANDARD.of(GenesisBlockInfo.class);

  /// Copies the list.
  public GenesisBlockInfo {
    proof = List.copyOf(proof);
  }
}
