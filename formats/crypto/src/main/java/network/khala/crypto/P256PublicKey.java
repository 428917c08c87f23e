package network.khala.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import network.khala.crypto.internal.P256Multiples;
import network.khala.crypto.internal.P256Point;
import network.khala.crypto.internal.P256Sum;
import org.bouncycastle.util.BigIntegers;

/// A public key on P-256 (secp256r1) that verifies ECDSA with SHA-256. There is no secret here: the
/// time it takes depends on what it is given. A key that verifies often prepares itself: each
/// verification then costs half. Safe for use by many threads.
///
/// Source: `docs/protocol/attestation.md`, whose quotes, certificates and lists are signed so.
public final class P256PublicKey {
  /// The length of a raw key, `x ‖ y`, and of a raw signature, `r ‖ s`, in bytes.
  public static final int RAW_SIZE = 64;

  private static final BigInteger N = P256Sum.ORDER;
  private static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

  /// From this many verifications on a key is used often.
  private static final int FREQUENT = 4;

  private final byte[] raw;
  private final P256Point point;
  private final AtomicInteger uses = new AtomicInteger();
  private volatile P256Multiples multiples;

  private P256PublicKey(byte[] raw, P256Point point) {
    this.raw = raw;
    this.point = point;
    this.multiples = P256Multiples.of(point);
  }

  /// The key with coordinates `x ‖ y`, each 32 bytes big-endian.
  ///
  /// @throws IllegalArgumentException if this is no point of the curve
  public static P256PublicKey of(byte[] raw) {
    return new P256PublicKey(raw.clone(), decode(raw));
  }

  private static P256Point decode(byte[] raw) {
    if (raw.length != RAW_SIZE) {
      throw new IllegalArgumentException("P-256 key of " + raw.length + " bytes, not " + RAW_SIZE);
    }
    return P256Point.decode(raw);
  }

  /// `x ‖ y`.
  public byte[] raw() {
    return raw.clone();
  }

  /// Whether `signature`, 64 bytes `r ‖ s`, big-endian, is of this key over `message`.
  public boolean verify(byte[] message, byte[] signature) {
    return signature.length == RAW_SIZE
        && verify(
            message,
            new BigInteger(1, Arrays.copyOfRange(signature, 0, 32)),
            new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
  }

  /// Whether `(r, s)` is of this key over `message`. Both halves of the range of s are accepted, as
  /// Intel's signers use both.
  public boolean verify(byte[] message, BigInteger r, BigInteger s) {
    if (!isScalar(r) || !isScalar(s)) {
      return false;
    }
    BigInteger z = new BigInteger(1, Hashing.sha256(message));
    BigInteger inverse = BigIntegers.modOddInverseVar(N, s);
    BigInteger u = z.multiply(inverse).mod(N);
    BigInteger v = r.multiply(inverse).mod(N);
    return isX(P256Sum.compute(u, v, multiples()), r);
  }

  private P256Multiples multiples() {
    if (uses.incrementAndGet() == FREQUENT) {
      multiples = P256Multiples.ofFrequent(point);
    }
    return multiples;
  }

  private static boolean isScalar(BigInteger number) {
    return number.signum() > 0 && number.compareTo(N) < 0;
  }

  /// Whether the point's x is r modulo the number of points. x is below p, which is a little more
  /// than that number, so there are one or two such x.
  private static boolean isX(P256Point point, BigInteger r) {
    if (point.hasX(BigIntegers.asUnsignedByteArray(32, r))) {
      return true;
    }
    BigInteger second = r.add(N);
    return second.compareTo(P) < 0 && point.hasX(BigIntegers.asUnsignedByteArray(32, second));
  }
}
