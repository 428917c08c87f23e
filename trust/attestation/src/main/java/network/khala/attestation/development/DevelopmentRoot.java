package network.khala.attestation.development;

import java.nio.charset.StandardCharsets;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes32;

/// The root that development chains use unless their chain spec names another. Its seed is public,
/// so it protects nothing; it marks the chain as one for development.
public final class DevelopmentRoot {
  /// The public key that belongs to [#wellKnownSeed()].
  public static final Bytes32 WELL_KNOWN = publicKey(wellKnownSeed());

  private DevelopmentRoot() {}

  /// The ed25519 seed: Blake2b-256 of `khala-dev-root`.
  public static byte[] wellKnownSeed() {
    return Hashing.blake2b256("khala-dev-root".getBytes(StandardCharsets.US_ASCII));
  }

  /// The public key of an ed25519 seed of 32 bytes.
  public static Bytes32 publicKey(byte[] seed) {
    try (SecretBytes secret = SecretBytes.copyOf(seed);
        Ed25519KeyPair pair = Ed25519KeyPair.fromSeed(secret)) {
      return pair.publicKey();
    }
  }
}
