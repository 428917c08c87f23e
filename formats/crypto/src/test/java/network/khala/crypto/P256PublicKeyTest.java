package network.khala.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

/// Against Bouncy Castle, an implementation of its own.
final class P256PublicKeyTest {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");
  private static final BigInteger N = CURVE.getN();
  private static final ECDomainParameters DOMAIN =
      new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), N, CURVE.getH());
  private static final byte[] MESSAGE = {1, 2, 3};

  private static byte[] raw(ECPoint point) {
    return Arrays.copyOfRange(point.getEncoded(false), 1, 65);
  }

  private static byte[] rawKey(BigInteger secret) {
    return raw(CURVE.getG().multiply(secret).normalize());
  }

  private static BigInteger[] sign(BigInteger secret, byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
    return signer.generateSignature(Hashing.sha256(message));
  }

  private static boolean reference(byte[] raw, byte[] message, BigInteger r, BigInteger s) {
    byte[] encoded = new byte[65];
    encoded[0] = 4;
    System.arraycopy(raw, 0, encoded, 1, 64);
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(encoded), DOMAIN));
    return signer.verifySignature(Hashing.sha256(message), r, s);
  }

  private static void assertVerdict(
      byte[] raw, byte[] message, BigInteger r, BigInteger s, boolean expected) {
    assertThat(reference(raw, message, r, s)).isEqualTo(expected);
    P256PublicKey key = P256PublicKey.of(raw);
    // The first verifications are with little prepared, the last ones with more.
    for (int i = 0; i < 5; i++) {
      assertThat(key.verify(message, r, s)).isEqualTo(expected);
    }
  }

  private static BigInteger secret(byte[] seed) {
    return new BigInteger(1, seed).mod(N.subtract(BigInteger.ONE)).add(BigInteger.ONE);
  }

  @Property(tries = 100)
  void verify_signatureOfAnotherLibrary_holdsAndAlteredIsRefused(
      @ForAll @Size(32) byte[] seed, @ForAll byte[] message, @ForAll int bit) {
    BigInteger secret = secret(seed);
    BigInteger[] signature = sign(secret, message);
    byte[] key = rawKey(secret);
    assertVerdict(key, message, signature[0], signature[1], true);
    assertVerdict(key, message, signature[0], N.subtract(signature[1]), true);

    int flipped = bit & 255;
    assertVerdict(key, message, signature[0].flipBit(flipped), signature[1], false);
    assertVerdict(key, message, signature[0], signature[1].flipBit(flipped), false);
    byte[] longer = Arrays.copyOf(message, message.length + 1);
    assertVerdict(key, longer, signature[0], signature[1], false);
  }

  @Test
  void verify_smallAndGreatestSecrets_holds() {
    // The key is the generator, or near it: sums meet equal and opposite points on the way.
    for (int i = 1; i <= 20; i++) {
      BigInteger small = BigInteger.valueOf(i);
      for (BigInteger secret : List.of(small, N.subtract(small), small.shiftLeft(128))) {
        BigInteger[] signature = sign(secret, MESSAGE);
        assertVerdict(rawKey(secret), MESSAGE, signature[0], signature[1], true);
      }
    }
  }

  @Test
  void verify_scalarsOutOfRange_refused() {
    BigInteger secret = BigInteger.valueOf(77);
    BigInteger[] signature = sign(secret, MESSAGE);
    byte[] key = rawKey(secret);
    BigInteger greatest = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    for (BigInteger bad :
        List.of(BigInteger.ZERO, N, greatest, signature[0].negate(), signature[0].add(N))) {
      assertVerdict(key, MESSAGE, bad, signature[1], false);
      assertVerdict(key, MESSAGE, signature[0], bad, false);
    }
    assertVerdict(key, MESSAGE, signature[0], signature[1].add(N), false);
  }

  @Test
  void verify_sumAtInfinity_refused() {
    // z + r d = 0, so that u G + v Q is the point at infinity whatever s is.
    BigInteger z = new BigInteger(1, Hashing.sha256(MESSAGE));
    BigInteger secret = BigInteger.valueOf(12_345);
    BigInteger r = z.negate().multiply(secret.modInverse(N)).mod(N);
    assertVerdict(rawKey(secret), MESSAGE, r, BigInteger.valueOf(9), false);
  }

  @Test
  void verify_xOfNoncePointAboveOrder_holds() {
    // x = n + k is below p for small k; the signature then holds r = k.
    ECPoint nonce = pointWithXFrom(N);
    BigInteger r = nonce.getAffineXCoord().toBigInteger().subtract(N);
    BigInteger s = BigInteger.valueOf(1_234_567);
    BigInteger z = new BigInteger(1, Hashing.sha256(MESSAGE));
    // Q = (s R - z G) / r
    ECPoint key =
        nonce.multiply(s).subtract(CURVE.getG().multiply(z)).multiply(r.modInverse(N)).normalize();
    assertVerdict(raw(key), MESSAGE, r, s, true);
    assertVerdict(raw(key), MESSAGE, r.add(BigInteger.ONE), s, false);
  }

  private static ECPoint pointWithXFrom(BigInteger least) {
    for (BigInteger x = least.add(BigInteger.ONE); ; x = x.add(BigInteger.ONE)) {
      byte[] compressed = new byte[33];
      compressed[0] = 2;
      System.arraycopy(BigIntegers.asUnsignedByteArray(32, x), 0, compressed, 1, 32);
      try {
        return CURVE.getCurve().decodePoint(compressed).normalize();
      } catch (IllegalArgumentException _) {
        // Half of all numbers are no point's x.
      }
    }
  }

  @Test
  void verify_rawOfAnotherLength_refused() {
    BigInteger secret = BigInteger.valueOf(5);
    BigInteger[] signature = sign(secret, MESSAGE);
    byte[] joined = new byte[64];
    System.arraycopy(BigIntegers.asUnsignedByteArray(32, signature[0]), 0, joined, 0, 32);
    System.arraycopy(BigIntegers.asUnsignedByteArray(32, signature[1]), 0, joined, 32, 32);
    P256PublicKey key = P256PublicKey.of(rawKey(secret));
    assertThat(key.verify(MESSAGE, joined)).isTrue();
    assertThat(key.verify(MESSAGE, Arrays.copyOf(joined, 63))).isFalse();
    assertThat(key.verify(MESSAGE, Arrays.copyOf(joined, 65))).isFalse();
  }

  @Test
  void of_noPoint_refused() {
    byte[] raw = rawKey(BigInteger.TEN);
    assertThat(P256PublicKey.of(raw).raw()).isEqualTo(raw);
    byte[] offCurve = raw.clone();
    offCurve[63] ^= 1;
    byte[] tooGreat = raw.clone();
    Arrays.fill(tooGreat, 0, 32, (byte) 0xff);
    for (byte[] bad : List.of(offCurve, tooGreat, new byte[64], Arrays.copyOf(raw, 63))) {
      assertThatThrownBy(() -> P256PublicKey.of(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
