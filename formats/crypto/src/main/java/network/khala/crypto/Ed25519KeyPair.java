package network.khala.crypto;

import java.util.Arrays;
import network.khala.crypto.internal.FixedBase;
import network.khala.crypto.internal.Scalar25519;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// An Ed25519 secret key, kept as its seed of 32 bytes, with its public key.
public final class Ed25519KeyPair implements KeyPair {
  private static final String DERIVATION = "Ed25519HDKD";

  private final SecretBytes seed;
  private final Bytes32 publicKey;

  private Ed25519KeyPair(SecretBytes seed, Bytes32 publicKey) {
    this.seed = seed;
    this.publicKey = publicKey;
  }

  /// A fresh random key.
  public static Ed25519KeyPair generate() {
    try (SecretBytes seed = SecretBytes.random(32)) {
      return fromSeed(seed);
    }
  }

  /// The key of a seed of 32 bytes.
  ///
  /// @throws IllegalArgumentException on another length
  public static Ed25519KeyPair fromSeed(SecretBytes seed) {
    if (seed.size() != 32) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.size());
    }
    byte[] expanded = expand(seed);
    byte[] scalar = Arrays.copyOf(expanded, 32);
    Bytes32 publicKey = Bytes32.wrap(FixedBase.multiply(scalar).compress());
    Arrays.fill(expanded, (byte) 0);
    Arrays.fill(scalar, (byte) 0);
    return new Ed25519KeyPair(SecretBytes.copyOf(seed.backing()), publicKey);
  }

  /// The clamped scalar, then the prefix from which nonces are drawn.
  private static byte[] expand(SecretBytes seed) {
    byte[] expanded = Hashing.sha512(seed.backing());
    expanded[0] &= (byte) 248;
    expanded[31] &= 127;
    expanded[31] |= 64;
    return expanded;
  }

  @Override
  public KeyScheme scheme() {
    return KeyScheme.ED25519;
  }

  /// The public key.
  public Bytes32 publicKey() {
    return publicKey;
  }

  @Override
  public Bytes publicKeyBytes() {
    return publicKey.toBytes();
  }

  @Override
  public Bytes32 accountId() {
    return publicKey;
  }

  /// The seed, for storing; the caller closes it.
  public SecretBytes seed() {
    return SecretBytes.copyOf(seed.backing());
  }

  /// Signs a message: 64 bytes, always the same for the same message.
  @Override
  public byte[] sign(byte[] message) {
    byte[] expanded = expand(seed);
    byte[] scalar = Arrays.copyOf(expanded, 32);
    byte[] prefix = Arrays.copyOfRange(expanded, 32, 64);
    byte[] wide = Hashing.sha512(prefix, message);
    byte[] r = Scalar25519.reduceWide(wide);
    byte[] encodedNonce = FixedBase.multiply(r).compress();
    byte[] k = Ed25519.challenge(encodedNonce, publicKey.toArray(), message);
    byte[] s = Scalar25519.multiplyAdd(k, scalar, r);
    Arrays.fill(expanded, (byte) 0);
    Arrays.fill(scalar, (byte) 0);
    Arrays.fill(prefix, (byte) 0);
    Arrays.fill(wide, (byte) 0);
    Arrays.fill(r, (byte) 0);
    byte[] signature = Arrays.copyOf(encodedNonce, Ed25519.SIGNATURE_SIZE);
    System.arraycopy(s, 0, signature, 32, 32);
    return signature;
  }

  @Override
  public Ed25519KeyPair derive(Iterable<Junction> path) {
    try (SecretBytes child = SeedDerivation.derive(DERIVATION, seed, path)) {
      return fromSeed(child);
    }
  }

  @Override
  public void close() {
    seed.close();
  }

  @Override
  public String toString() {
    return "Ed25519KeyPair[" + publicKey + "]";
  }
}
