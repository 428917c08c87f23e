package network.khala.crypto;

import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// A secret key that can sign for an account. Closing it wipes the secret; after that only the
/// public parts answer. Instances may be shared between threads.
public sealed interface KeyPair extends AutoCloseable
    permits Sr25519KeyPair, Ed25519KeyPair, EcdsaKeyPair {
  /// The signature scheme.
  KeyScheme scheme();

  /// The public key: 32 bytes, for ECDSA 33 (compressed).
  Bytes publicKeyBytes();

  /// The account that the key controls: the public key itself, for ECDSA its BLAKE2b-256 hash.
  Bytes32 accountId();

  /// Signs a message as extrinsics are signed: 64 bytes, for ECDSA 65.
  byte[] sign(byte[] message);

  /// The key at the end of the given junctions.
  ///
  /// @throws IllegalArgumentException on a soft junction where the scheme has none
  KeyPair derive(Iterable<Junction> path);

  /// Wipes the secret.
  @Override
  void close();
}
