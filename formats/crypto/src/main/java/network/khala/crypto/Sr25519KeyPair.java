package network.khala.crypto;

import java.util.Arrays;
import network.khala.crypto.internal.EdwardsPoint;
import network.khala.crypto.internal.FixedBase;
import network.khala.crypto.internal.MerlinTranscript;
import network.khala.crypto.internal.Ristretto255;
import network.khala.crypto.internal.Scalar25519;
import network.khala.crypto.internal.VariableBase;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// An sr25519 secret key with its public key.
///
/// | form of the secret | bytes |
/// | --- | --- |
/// | seed | 32 |
/// | canonical | 64: scalar x, little-endian, below the group's order; nonce seed |
/// | ed25519 half | 64: 8 x as a plain number; nonce seed. What key rings of browser wallets hold |
///
/// The two forms of 64 bytes look alike and mean different keys, so there is no method that
/// guesses. Source: `docs/protocol/keys.md#sr25519`.
public final class Sr25519KeyPair implements KeyPair {
  private static final int SECRET_SIZE = 64;
  private static final int RANDOMNESS_SIZE = 32;

  private final SecretBytes secret;
  private final Bytes32 publicKey;

  private Sr25519KeyPair(SecretBytes secret, Bytes32 publicKey) {
    this.secret = secret;
    this.publicKey = publicKey;
  }

  /// A fresh random key.
  public static Sr25519KeyPair generate() {
    try (SecretBytes seed = SecretBytes.random(32)) {
      return fromSeed(seed);
    }
  }

  /// The key of a seed (mini secret) of 32 bytes.
  ///
  /// @throws IllegalArgumentException on another length
  public static Sr25519KeyPair fromSeed(SecretBytes seed) {
    requireSize(seed, 32, "a seed");
    byte[] expanded = Hashing.sha512(seed.backing());
    expanded[0] &= (byte) 248;
    expanded[31] &= 63;
    expanded[31] |= 64;
    return fromEd25519Half(expanded);
  }

  /// The key of a canonical secret of 64 bytes.
  ///
  /// @throws IllegalArgumentException on another length, or if the scalar is 0 or not below the
  ///   group's order
  public static Sr25519KeyPair fromSecret(SecretBytes canonical) {
    requireSize(canonical, SECRET_SIZE, "a canonical secret");
    return fromCanonical(canonical.toArray());
  }

  /// The key of a secret of 64 bytes in the ed25519 half form.
  ///
  /// @throws IllegalArgumentException on another length, or if the scalar is no multiple of 8 or
  ///   out of range
  public static Sr25519KeyPair fromEd25519Secret(SecretBytes ed25519Half) {
    requireSize(ed25519Half, SECRET_SIZE, "an ed25519-style secret");
    byte[] copy = ed25519Half.toArray();
    if ((copy[0] & 7) != 0) {
      Arrays.fill(copy, (byte) 0);
      throw new IllegalArgumentException(
          "the ed25519-style scalar is no multiple of 8; is this the canonical form?");
    }
    return fromEd25519Half(copy);
  }

  // Takes the array over.
  private static Sr25519KeyPair fromEd25519Half(byte[] half) {
    byte[] scalar = Scalar25519.divideByCofactor(Arrays.copyOf(half, 32));
    System.arraycopy(scalar, 0, half, 0, 32);
    Arrays.fill(scalar, (byte) 0);
    return fromCanonical(half);
  }

  // Takes the array over.
  private static Sr25519KeyPair fromCanonical(byte[] canonical) {
    byte[] scalar = Arrays.copyOf(canonical, 32);
    try {
      if (!Scalar25519.isCanonical(scalar)) {
        Arrays.fill(canonical, (byte) 0);
        throw new IllegalArgumentException("the secret scalar is not below the group's order");
      }
      Bytes32 publicKey = Bytes32.wrap(Ristretto255.encode(FixedBase.multiply(scalar)));
      if (publicKey.equals(Bytes32.ZERO)) {
        throw new IllegalArgumentException("the secret scalar is zero");
      }
      return new Sr25519KeyPair(SecretBytes.wrap(canonical), publicKey);
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  private static void requireSize(SecretBytes secret, int size, String what) {
    if (secret.size() != size) {
      throw new IllegalArgumentException(
          "%s has %d bytes, not %d".formatted(what, size, secret.size()));
    }
  }

  @Override
  public KeyScheme scheme() {
    return KeyScheme.SR25519;
  }

  /// The public key: a canonical ristretto255 encoding.
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

  /// The canonical secret, 64 bytes, for storing or handing over; the caller closes it.
  public SecretBytes secret() {
    return SecretBytes.copyOf(secret.backing());
  }

  /// The secret in the ed25519 half form, 64 bytes; the caller closes it.
  public SecretBytes ed25519Secret() {
    byte[] half = secret.toArray();
    byte[] scalar = Arrays.copyOf(half, 32);
    byte[] product = Scalar25519.multiplyByCofactor(scalar);
    System.arraycopy(product, 0, half, 0, 32);
    Arrays.fill(scalar, (byte) 0);
    Arrays.fill(product, (byte) 0);
    return SecretBytes.wrap(half);
  }

  /// Signs a message in the context `substrate`: 64 bytes, different each time.
  @Override
  public byte[] sign(byte[] message) {
    return sign(Transcript.ofMessage(message));
  }

  /// Signs a transcript: 64 bytes, different each time.
  public byte[] sign(Transcript transcript) {
    MerlinTranscript merlin = transcript.fork();
    byte[] encodedKey = publicKey.toArray();
    byte[] r = witnessScalar(merlin, "signing");
    byte[] encodedNonce = Ristretto255.encode(FixedBase.multiply(r));
    byte[] k = Sr25519Claim.challenge(merlin, encodedKey, encodedNonce);
    byte[] x = scalar();
    byte[] s = Scalar25519.multiplyAdd(k, x, r);
    Arrays.fill(x, (byte) 0);
    Arrays.fill(r, (byte) 0);
    byte[] signature = Arrays.copyOf(encodedNonce, Sr25519.SIGNATURE_SIZE);
    System.arraycopy(s, 0, signature, 32, 32);
    signature[63] |= (byte) 0x80;
    return signature;
  }

  /// Key agreement: x P' for the peer's public key P', 32 bytes. Both sides find the same. The
  /// caller closes it.
  ///
  /// @throws VerificationException if the peer's key is no group element, or the neutral one
  public SecretBytes agree(Bytes32 peer) {
    EdwardsPoint point =
        Ristretto255.decode(peer.toArray())
            .filter(p -> !p.isOfOrderDividingFour())
            .orElseThrow(() -> new VerificationException("the peer's public key is malformed"));
    byte[] x = scalar();
    EdwardsPoint shared = VariableBase.multiply(x, point);
    byte[] encoded = Ristretto255.encode(shared);
    Arrays.fill(x, (byte) 0);
    shared.clear();
    return SecretBytes.wrap(encoded);
  }

  @Override
  public Sr25519KeyPair derive(Iterable<Junction> path) {
    Sr25519KeyPair child = new Sr25519KeyPair(secret(), publicKey);
    for (Junction junction : path) {
      try (Sr25519KeyPair parent = child) {
        child = parent.derive(junction);
      }
    }
    return child;
  }

  /// The child at a junction.
  public Sr25519KeyPair derive(Junction junction) {
    return junction.hard() ? deriveHard(junction) : deriveSoft(junction);
  }

  private Sr25519KeyPair deriveHard(Junction junction) {
    byte[] x = scalar();
    MerlinTranscript transcript = Sr25519.hardChallenge(x, junction);
    Arrays.fill(x, (byte) 0);
    try (SecretBytes seed = SecretBytes.wrap(transcript.challengeBytes("HDKD-hard", 32))) {
      return fromSeed(seed);
    } finally {
      transcript.clear();
    }
  }

  private Sr25519KeyPair deriveSoft(Junction junction) {
    MerlinTranscript transcript = Sr25519.softChallenge(publicKey, junction);
    byte[] y = transcript.challengeScalar("HDKD-scalar");
    byte[] x = scalar();
    byte[] sum = Scalar25519.add(x, y);
    Arrays.fill(x, (byte) 0);
    byte[] childSecret = Arrays.copyOf(sum, SECRET_SIZE);
    Arrays.fill(sum, (byte) 0);
    byte[] nonce = witness(transcript, "HDKD-nonce", 32);
    System.arraycopy(nonce, 0, childSecret, 32, 32);
    Arrays.fill(nonce, (byte) 0);
    return fromCanonical(childSecret);
  }

  /// The secret scalar x; the caller wipes it.
  byte[] scalar() {
    return Arrays.copyOf(secret.backing(), 32);
  }

  /// A secret scalar for one use; the caller wipes it.
  byte[] witnessScalar(MerlinTranscript transcript, String label) {
    byte[] wide = witness(transcript, label, 64);
    byte[] scalar = Scalar25519.reduceWide(wide);
    Arrays.fill(wide, (byte) 0);
    return scalar;
  }

  private byte[] witness(MerlinTranscript transcript, String label, int length) {
    byte[] nonceSeed = Arrays.copyOfRange(secret.backing(), 32, SECRET_SIZE);
    byte[] randomness = Randomness.bytes(RANDOMNESS_SIZE);
    byte[] witness = transcript.witnessBytes(label, nonceSeed, randomness, length);
    Arrays.fill(nonceSeed, (byte) 0);
    Arrays.fill(randomness, (byte) 0);
    return witness;
  }

  /// The secret itself, for key derivation inside this package.
  SecretBytes secretView() {
    return secret;
  }

  @Override
  public void close() {
    secret.close();
  }

  @Override
  public String toString() {
    return "Sr25519KeyPair[" + publicKey + "]";
  }
}
