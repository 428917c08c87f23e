package network.khala.protocol.contract;

import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;

/// What a cluster tells the contracts pallet, on topic `^phala/registry/contract`.
public sealed interface ContractRegistryEvent {
  /// The codec of these events.
  Codec<ContractRegistryEvent> CODEC = CodecFactory.STANDARD.of(ContractRegistryEvent.class);

  /// A contract has its key.
  ///
  /// @param contract which
  /// @param pubkey the public half
  /// @param deployer who deployed it
  @Index(0)
  record PubkeyAvailable(Hash contract, Sr25519PublicKey pubkey, Hash deployer)
      implements ContractRegistryEvent {}
}
