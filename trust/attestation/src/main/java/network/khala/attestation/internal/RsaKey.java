package network.khala.attestation.internal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import network.khala.crypto.Hashing;

/// An RSA public key that verifies RSASSA-PKCS1-v1_5 with SHA-256. The padding is compared as a
/// whole with the only one that is right, so nothing in it is parsed.
public final class RsaKey {
  private static final int MIN_BITS = 2048;
  private static final int MAX_BITS = 8192;
  private static final byte[] SHA256_PREFIX =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private final BigInteger modulus;
  private final BigInteger exponent;

  /// Creates the key.
  ///
  /// @throws MalformedException if the modulus has not 2048 to 8192 bits, is even, or the exponent
  ///   is not an odd number of 2 to 32 bits
  public RsaKey(BigInteger modulus, BigInteger exponent) {
    if (modulus.bitLength() < MIN_BITS
        || modulus.bitLength() > MAX_BITS
        || !modulus.testBit(0)
        || !exponent.testBit(0)
        || exponent.bitLength() < 2
        || exponent.bitLength() > 32) {
      throw new MalformedException(
          "RSA key of %d bits with exponent of %d bits"
              .formatted(modulus.bitLength(), exponent.bitLength()));
    }
    this.modulus = modulus;
    this.exponent = exponent;
  }

  /// Whether `signature` is of this key over `message`.
  public boolean verify(byte[] message, byte[] signature) {
    int size = (modulus.bitLength() + 7) / 8;
    BigInteger value = new BigInteger(1, signature);
    if (signature.length != size || value.compareTo(modulus) >= 0) {
      return false;
    }
    BigInteger expected = new BigInteger(1, padded(Hashing.sha256(message), size));
    return value.modPow(exponent, modulus).equals(expected);
  }

  /// `00 01 ff … ff 00 ‖ prefix ‖ digest`.
  private static byte[] padded(byte[] digest, int size) {
    byte[] block = new byte[size];
    Arrays.fill(block, (byte) 0xff);
    block[0] = 0;
    block[1] = 1;
    int at = size - digest.length - SHA256_PREFIX.length;
    block[at - 1] = 0;
    System.arraycopy(SHA256_PREFIX, 0, block, at, SHA256_PREFIX.length);
    System.arraycopy(digest, 0, block, size - digest.length, digest.length);
    return block;
  }
}
