package network.khala.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/// ECDSA over secp256k1 with recovery of the public key. What needs no secret is here, the rest in
/// [EcdsaKeyPair].
///
/// A signature is 65 bytes: r and s, big-endian, then v, the parity of the nonce point's y (0 or 1;
/// 27 and 28 mean the same). The chain signs BLAKE2b-256 of the message. s is not required to be
/// the lower of its two values, so a signature has a twin that holds as well.
///
/// Source: `docs/protocol/keys.md#ecdsa`.
public final class Ecdsa {
  /// The length of a signature in bytes.
  public static final int SIGNATURE_SIZE = 65;

  /// The length of a compressed public key in bytes.
  public static final int PUBLIC_KEY_SIZE = 33;

  static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

  private Ecdsa() {}

  /// Verifies that the account's key signed a message.
  ///
  /// @throws VerificationException if the signature does not hold
  public static void verify(Bytes32 accountId, byte[] message, byte[] signature) {
    if (!accountId.equals(accountId(recover(Hashing.blake2b256(message), signature)))) {
      throw new VerificationException("ecdsa signature invalid: not by this account's key");
    }
  }

  /// The account of a compressed public key: its BLAKE2b-256 hash.
  public static Bytes32 accountId(Bytes publicKey) {
    return Bytes32.wrap(Hashing.blake2b256(publicKey.toArray()));
  }

  /// The public key, compressed to 33 bytes, that signed a 32-byte digest.
  ///
  /// @throws VerificationException if no key did
  public static Bytes recover(byte[] digest, byte[] signature) {
    if (signature.length != SIGNATURE_SIZE) {
      throw new VerificationException(
          "ecdsa signature invalid: 65 bytes are needed, not " + signature.length);
    }
    BigInteger n = CURVE.getN();
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    int v = signature[64] & 0xff;
    int parity = v >= 27 ? v - 27 : v;
    if (r.signum() == 0 || r.compareTo(n) >= 0 || s.signum() == 0 || s.compareTo(n) >= 0) {
      throw new VerificationException("ecdsa signature invalid: r or s is out of range");
    }
    if (parity > 1) {
      throw new VerificationException("ecdsa signature invalid: v is %d, not 0 or 1".formatted(v));
    }
    ECPoint noncePoint = noncePoint(signature, parity);
    // Q = (s R - z G) / r
    BigInteger inverse = BigIntegers.modOddInverseVar(n, r);
    BigInteger u1 = new BigInteger(1, digest).negate().multiply(inverse).mod(n);
    BigInteger u2 = s.multiply(inverse).mod(n);
    ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, noncePoint, u2).normalize();
    if (key.isInfinity()) {
      throw new VerificationException("ecdsa signature invalid: no key signed this");
    }
    return Bytes.wrap(key.getEncoded(true));
  }

  private static ECPoint noncePoint(byte[] signature, int parity) {
    byte[] compressed = new byte[PUBLIC_KEY_SIZE];
    compressed[0] = (byte) (2 + parity);
    System.arraycopy(signature, 0, compressed, 1, 32);
    try {
      return CURVE.getCurve().decodePoint(compressed);
    } catch (IllegalArgumentException _) {
      throw new VerificationException("ecdsa signature invalid: r is no point of the curve");
    }
  }

  /// The uncompressed form of a compressed public key: `04`, x, y; 65 bytes.
  ///
  /// @throws IllegalArgumentException if it is no public key
  public static Bytes decompress(Bytes publicKey) {
    if (publicKey.size() != PUBLIC_KEY_SIZE) {
      throw new IllegalArgumentException(
          "a compressed public key has 33 bytes, not " + publicKey.size());
    }
    try {
      ECPoint point = CURVE.getCurve().decodePoint(publicKey.toArray());
      return Bytes.wrap(point.getEncoded(false));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a point of secp256k1", e);
    }
  }
}
