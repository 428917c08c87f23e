package network.khala.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/// A secp256k1 secret key, 32 bytes, with its public key.
///
/// The arithmetic is Bouncy Castle's. Its multiplications of points take constant time, but its
/// numbers cannot be wiped: a copy of the key stays in memory until the garbage collector reuses
/// the place. Keys of the enclave are sr25519 for that reason too.
public final class EcdsaKeyPair implements KeyPair {
  private static final String DERIVATION = "Secp256k1HDKD";

  private final SecretBytes seed;
  private final Bytes publicKey;

  private EcdsaKeyPair(SecretBytes seed, Bytes publicKey) {
    this.seed = seed;
    this.publicKey = publicKey;
  }

  /// A fresh random key.
  public static EcdsaKeyPair generate() {
    // All but one in 2^128 seeds are keys.
    try (SecretBytes seed = SecretBytes.random(32)) {
      return fromSeed(seed);
    }
  }

  /// The key of a seed of 32 bytes, which is the secret number itself, big-endian.
  ///
  /// @throws IllegalArgumentException on another length, or if the number is 0 or not below the
  ///   group's order
  public static EcdsaKeyPair fromSeed(SecretBytes seed) {
    if (seed.size() != 32) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.size());
    }
    BigInteger d = new BigInteger(1, seed.backing());
    if (d.signum() == 0 || d.compareTo(Ecdsa.CURVE.getN()) >= 0) {
      throw new IllegalArgumentException("the seed is no secp256k1 secret key");
    }
    Bytes publicKey = Bytes.wrap(multiplyBase(d).getEncoded(true));
    return new EcdsaKeyPair(SecretBytes.copyOf(seed.backing()), publicKey);
  }

  private static ECPoint multiplyBase(BigInteger scalar) {
    return new FixedPointCombMultiplier().multiply(Ecdsa.CURVE.getG(), scalar).normalize();
  }

  @Override
  public KeyScheme scheme() {
    return KeyScheme.ECDSA;
  }

  /// The public key, compressed: 33 bytes.
  @Override
  public Bytes publicKeyBytes() {
    return publicKey;
  }

  @Override
  public Bytes32 accountId() {
    return Ecdsa.accountId(publicKey);
  }

  /// The seed, for storing; the caller closes it.
  public SecretBytes seed() {
    return SecretBytes.copyOf(seed.backing());
  }

  /// Signs BLAKE2b-256 of a message: 65 bytes, always the same for the same message.
  @Override
  public byte[] sign(byte[] message) {
    return signDigest(Hashing.blake2b256(message));
  }

  /// Signs a digest of 32 bytes: r, the lower s, v. The nonce is that of RFC 6979 with SHA-256.
  public byte[] signDigest(byte[] digest) {
    if (digest.length != 32) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + digest.length);
    }
    BigInteger n = Ecdsa.CURVE.getN();
    BigInteger d = new BigInteger(1, seed.backing());
    BigInteger z = new BigInteger(1, digest);
    HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
    nonces.init(n, d, digest);
    while (true) {
      BigInteger k = nonces.nextK();
      ECPoint point = multiplyBase(k);
      BigInteger r = point.getAffineXCoord().toBigInteger();
      // v has no value for an x beyond the order, which no known nonce has; nor is r or s ever 0.
      BigInteger s = BigIntegers.modOddInverse(n, k).multiply(z.add(r.multiply(d))).mod(n);
      if (r.signum() != 0 && r.compareTo(n) < 0 && s.signum() != 0) {
        return encode(r, s, point.getAffineYCoord().testBitZero());
      }
    }
  }

  private static byte[] encode(BigInteger r, BigInteger s, boolean yIsOdd) {
    BigInteger n = Ecdsa.CURVE.getN();
    boolean high = s.compareTo(n.shiftRight(1)) > 0;
    byte[] signature = Arrays.copyOf(BigIntegers.asUnsignedByteArray(32, r), Ecdsa.SIGNATURE_SIZE);
    BigInteger lower = high ? n.subtract(s) : s;
    System.arraycopy(BigIntegers.asUnsignedByteArray(32, lower), 0, signature, 32, 32);
    signature[64] = (byte) (yIsOdd != high ? 1 : 0);
    return signature;
  }

  @Override
  public EcdsaKeyPair derive(Iterable<Junction> path) {
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
    return "EcdsaKeyPair[" + publicKey + "]";
  }
}
