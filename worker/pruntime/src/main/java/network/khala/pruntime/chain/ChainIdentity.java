package network.khala.pruntime.chain;

import java.util.List;
import java.util.Optional;
import network.khala.finality.FinalityAnchor;
import network.khala.protocol.light.GenesisBlockInfo;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.pruntime.PrpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;

/// Which chain an enclave follows: what its genesis block says for ever.
///
/// @param genesisHash the hash of the genesis header
/// @param genesisStateRoot its state root
/// @param anchor who finalises the chain
/// @param developmentRoot the root of development reports; only chains for development have one
/// @param paraId the parachain id, 0 for a chain of its own
public record ChainIdentity(
    Hash genesisHash,
    Hash genesisStateRoot,
    FinalityAnchor anchor,
    Optional<Bytes32> developmentRoot,
    long paraId) {
  /// Reads a genesis block, whose anchor and accumulator the proof must show.
  ///
  /// @throws PrpcException if anything does not hold
  public static ChainIdentity of(GenesisBlockInfo info) {
    Header header = info.header();
    if (header.number() != 0 || !header.parentHash().equals(Hash.ZERO)) {
      throw PrpcException.failed("not a genesis header");
    }
    ProvenReads state = ProvenReads.of(info.proof(), header.stateRoot());
    FinalityAnchor anchor = anchor(state);
    requireSameAuthorities(info, anchor);
    Bytes accumulator = state.value(LightKeys.MESSAGE_ACCUMULATOR).orElse(Bytes.EMPTY);
    if (!accumulator.equals(Bytes32.ZERO.toBytes())) {
      throw PrpcException.failed("the genesis accumulator is not zero");
    }
    Optional<Bytes32> root =
        state.value(LightKeys.DEVELOPMENT_ROOT, Codecs.BYTES32, "the development root");
    return new ChainIdentity(header.hash(), header.stateRoot(), anchor, root, paraId(state));
  }

  /// The parachain id in a state.
  ///
  /// @throws PrpcException if the proof does not say
  static long paraId(ProvenReads state) {
    return state.value(LightKeys.PARACHAIN_ID, Codecs.U32, "the parachain id").orElse(0L);
  }

  private static FinalityAnchor anchor(ProvenReads state) {
    return state
        .value(LightKeys.FINALITY_ANCHOR, FinalityAnchor.CODEC, "the finality anchor")
        .orElseThrow(() -> PrpcException.failed("the chain has no finality anchor"));
  }

  private static void requireSameAuthorities(GenesisBlockInfo info, FinalityAnchor anchor) {
    List<FinalityAnchor.Validator> claimed =
        info.authoritySet().list().stream()
            .map(one -> new FinalityAnchor.Validator(one.key(), one.weight()))
            .toList();
    if (info.authoritySet().id() != 0 || !claimed.equals(anchor.authorities())) {
      throw PrpcException.failed("validator set mismatch");
    }
  }
}
