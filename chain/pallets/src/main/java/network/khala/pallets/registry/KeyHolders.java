package network.khala.pallets.registry;

import java.util.Optional;
import network.khala.crypto.Sr25519;
import network.khala.crypto.VerificationException;
import network.khala.frame.Reports;
import network.khala.pallets.mq.SenderVerifier;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// Knows the keys of those who speak from outside the chain.
final class KeyHolders implements SenderVerifier {
  private final RegistryStorage storage;
  private final Reports reports;

  KeyHolders(RegistryStorage storage, Reports reports) {
    this.storage = storage;
    this.reports = reports;
  }

  @Override
  public void verify(SignedMessage message) {
    Sr25519PublicKey key = keyOf(message.message().sender());
    requireSignature(key, message.dataToSign(), message.signature(), reports);
  }

  /// @throws network.khala.frame.dispatch.DispatchException `InvalidSignatureLength`,
  ///   `MalformedSignature` for bytes that are no sr25519 signature of anybody, `InvalidSignature`
  static void requireSignature(
      Sr25519PublicKey key, byte[] content, Bytes signature, Reports reports) {
    reports.require(
        signature.size() == Sr25519.SIGNATURE_SIZE, RegistryError.INVALID_SIGNATURE_LENGTH);
    reports.require(Sr25519.isWellFormed(signature.toArray()), RegistryError.MALFORMED_SIGNATURE);
    try {
      Sr25519.verify(key.value(), content, signature.toArray());
    } catch (VerificationException e) {
      throw reports.failure(RegistryError.INVALID_SIGNATURE);
    }
  }

  private Sr25519PublicKey keyOf(MessageOrigin sender) {
    return switch (sender) {
      case MessageOrigin.Worker(Sr25519PublicKey key) -> {
        reports.require(storage.workers.contains(key), RegistryError.WORKER_NOT_FOUND);
        yield key;
      }
      case MessageOrigin.Gatekeeper() ->
          known(storage.gatekeeperMasterPubkey.find(), RegistryError.MASTER_KEY_UNINITIALIZED);
      case MessageOrigin.Cluster(Hash id) ->
          known(storage.clusterKeys.find(id), RegistryError.UNKNOWN_CLUSTER);
      case MessageOrigin.Contract(Hash id) ->
          known(storage.contractKeys.find(id), RegistryError.UNKNOWN_CONTRACT);
      case MessageOrigin.Pallet _,
          MessageOrigin.AccountId _,
          MessageOrigin.MultiLocation _,
          MessageOrigin.Reserved _ ->
          throw reports.failure(RegistryError.CANNOT_HANDLE_UNKNOWN_MESSAGE);
    };
  }

  private Sr25519PublicKey known(Optional<Sr25519PublicKey> key, RegistryError otherwise) {
    return key.orElseThrow(() -> reports.failure(otherwise));
  }
}
