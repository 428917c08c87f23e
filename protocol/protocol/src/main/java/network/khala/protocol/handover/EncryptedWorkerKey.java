package network.khala.protocol.handover;

import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.U32;

/// The identity on its way.
///
/// @param genesisBlockHash the chain that it belongs to
/// @param paraId the parachain id that it belongs to
/// @param devMode whether this is development
/// @param encryptedKey the secret
public record EncryptedWorkerKey(
    Hash genesisBlockHash, @U32 long paraId, boolean devMode, EncryptedKey encryptedKey) {
  /// The codec of identities on their way.
  public static final Codec<EncryptedWorkerKey> CODEC =
      CodecFactory.STANDARD.of(EncryptedWorkerKey.class);
}
