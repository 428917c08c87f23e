package network.khala.protocol.gatekeeper;

import java.util.List;
import java.util.SortedMap;
import network.khala.protocol.mq.SignedContent;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Length;
import network.khala.scale.Tuple;
import network.khala.scale.U32;

/// How gatekeepers hand the master key on, on topic `phala/gatekeeper/key`.
public sealed interface KeyDistribution {
  /// The codec of these messages.
  Codec<KeyDistribution> CODEC = CodecFactory.STANDARD.of(KeyDistribution.class);

  /// The current master key, as long as there is only one.
  ///
  /// @param event for whom
  @Index(0)
  @Tuple
  record MasterKeyDistribution(DispatchMasterKeyEvent event) implements KeyDistribution {}

  /// The next master key, for every gatekeeper.
  ///
  /// @param event the keys
  @Index(1)
  @Tuple
  record MasterKeyRotation(BatchRotateMasterKeyEvent event) implements KeyDistribution {}

  /// All master keys so far, oldest first.
  ///
  /// @param event for whom
  @Index(2)
  @Tuple
  record MasterKeyHistory(DispatchMasterKeyHistoryEvent event) implements KeyDistribution {}

  /// @param dest the receiver's identity key
  /// @param ecdhPubkey the sender's key-agreement key
  /// @param encryptedMasterKey the encrypted secret, 80 bytes
  /// @param iv the nonce
  record DispatchMasterKeyEvent(
      Sr25519PublicKey dest,
      Sr25519PublicKey ecdhPubkey,
      Bytes encryptedMasterKey,
      @Length(12) Bytes iv) {}

  /// @param dest the receiver's identity key
  /// @param encryptedMasterKeyHistory the keys, oldest first; empty is a refusal
  record DispatchMasterKeyHistoryEvent(
      Sr25519PublicKey dest, List<HistoricKey> encryptedMasterKeyHistory) {
    /// Copies the list.
    public DispatchMasterKeyHistoryEvent {
      encryptedMasterKeyHistory = List.copyOf(encryptedMasterKeyHistory);
    }
  }

  /// One master key of the past or present.
  ///
  /// @param rotationId the rotation that made it, 0 for the first
  /// @param blockHeight the block from which it holds
  /// @param key the encrypted key
  @Tuple
  record HistoricKey(long rotationId, @U32 long blockHeight, EncryptedKey key) {}

  /// @param rotationId which rotation
  /// @param secretKeys the new key for each gatekeeper; empty is a refusal
  /// @param sender the gatekeeper that made it
  /// @param sig the sender's signature over [#dataToSign], 64 bytes
  record BatchRotateMasterKeyEvent(
      long rotationId,
      SortedMap<Sr25519PublicKey, EncryptedKey> secretKeys,
      Sr25519PublicKey sender,
      Bytes sig) {
    private static final Codec<BatchRotateMasterKeyData> SIGNED_PART =
        CodecFactory.STANDARD.of(BatchRotateMasterKeyData.class);

    /// What the sender signs: `ff 03 ‖ rotation_id ‖ secret_keys ‖ sender`.
    public static byte[] dataToSign(
        long rotationId,
        SortedMap<Sr25519PublicKey, EncryptedKey> secretKeys,
        Sr25519PublicKey sender) {
      return SignedContent.MASTER_KEY_ROTATION.wrap(
          SIGNED_PART.encode(new BatchRotateMasterKeyData(rotationId, secretKeys, sender)));
    }

    /// What this event's signature covers.
    public byte[] dataToSign() {
      return dataToSign(rotationId, secretKeys, sender);
    }
  }

  /// The part of a [BatchRotateMasterKeyEvent] that is signed.
  ///
  /// @param rotationId which rotation
  /// @param secretKeys the new key for each gatekeeper
  /// @param sender the gatekeeper that made it
  record BatchRotateMasterKeyData(
      long rotationId,
      SortedMap<Sr25519PublicKey, EncryptedKey> secretKeys,
      Sr25519PublicKey sender) {}
}
