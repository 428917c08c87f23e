package network.khala.attestation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.khala.attestation.testpki.Der;
import network.khala.crypto.Hashing;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/// All libraries that may verify signatures accept the same ones. What a machine cannot load is not
/// tried on it.
class EcdsaP256Test {
  private static final X9ECParameters P256 = CustomNamedCurves.getByName("secp256r1");
  private static final BigInteger N = P256.getN();
  private static final BigInteger FIELD = P256.getCurve().getField().getCharacteristic();
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final BigInteger DIGEST = new BigInteger(1, Hashing.sha256(MESSAGE));
  private static final List<EcdsaP256> LIBRARIES =
      Stream.concat(Stream.of(EcdsaP256.JAVA), CorrettoEcdsa.load().stream()).toList();

  /// A key, the digest that its signature is over, and the signature.
  record Signed(ECPoint key, BigInteger digest, BigInteger r, BigInteger s) {
    Signed with(BigInteger otherR, BigInteger otherS) {
      return new Signed(key, digest, otherR, otherS);
    }
  }

  @Provide
  Arbitrary<BigInteger> scalars() {
    return Arbitraries.bigIntegers().between(BigInteger.ONE, N.subtract(BigInteger.ONE));
  }

  private static Signed sign(BigInteger secret, BigInteger nonce, BigInteger digest) {
    BigInteger r = point(nonce).getAffineXCoord().toBigInteger().mod(N);
    BigInteger s = digest.add(r.multiply(secret)).multiply(nonce.modInverse(N)).mod(N);
    return new Signed(point(secret), digest, r, s);
  }

  private static ECPoint point(BigInteger scalar) {
    return P256.getG().multiply(scalar).normalize();
  }

  private static P256Key key(ECPoint point) {
    byte[] encoded = point.getEncoded(false);
    byte[] raw = new byte[P256Key.RAW_SIZE];
    System.arraycopy(encoded, 1, raw, 0, raw.length);
    return P256Key.ofRaw(raw);
  }

  /// What the arithmetic says, which is the same by every library.
  private static boolean holds(Signed signed) {
    byte[] digest = BigIntegers.asUnsignedByteArray(32, signed.digest());
    List<Boolean> verdicts =
        LIBRARIES.stream()
            .map(one -> one.verify(key(signed.key()), digest, signed.r(), signed.s()))
            .distinct()
            .toList();
    assertThat(verdicts).as(signed.toString()).hasSize(1);
    return verdicts.getFirst();
  }

  private static boolean verifiesRaw(P256Key key, byte[] signature) {
    return agree(library -> key.verifyRaw(library, MESSAGE, signature));
  }

  private static boolean verifiesDer(P256Key key, byte[] signature) {
    return agree(library -> key.verifyDer(library, MESSAGE, signature));
  }

  private static boolean agree(Predicate<EcdsaP256> verdict) {
    List<Boolean> verdicts = LIBRARIES.stream().map(verdict::test).distinct().toList();
    assertThat(verdicts).hasSize(1);
    return verdicts.getFirst();
  }

  @Property(tries = 100)
  void verify_signedInEitherHalf_holdsAndIsOfThisKeyAndDigestOnly(
      @ForAll("scalars") BigInteger secret,
      @ForAll("scalars") BigInteger nonce,
      @ForAll("scalars") BigInteger digest) {
    Signed signed = sign(secret, nonce, digest);
    assertThat(holds(signed)).isTrue();
    assertThat(holds(signed.with(signed.r(), N.subtract(signed.s())))).isTrue();
    assertThat(holds(signed.with(N.subtract(signed.r()), signed.s()))).isFalse();
    assertThat(holds(new Signed(signed.key().negate(), digest, signed.r(), signed.s()))).isFalse();
    assertThat(holds(new Signed(signed.key(), digest.xor(BigInteger.ONE), signed.r(), signed.s())))
        .isFalse();
  }

  @Property(tries = 200)
  void verifyRaw_oneBitOtherwise_failsByEach(
      @ForAll("scalars") BigInteger secret,
      @ForAll("scalars") BigInteger nonce,
      @ForAll int where) {
    Signed signed = sign(secret, nonce, DIGEST);
    byte[] raw = raw(signed.r(), signed.s());
    P256Key key = key(signed.key());
    assertThat(verifiesRaw(key, raw)).isTrue();
    int bit = Math.floorMod(where, 512);
    raw[bit / 8] ^= (byte) (1 << bit % 8);
    assertThat(verifiesRaw(key, raw)).isFalse();
  }

  @Property(tries = 100)
  void verify_anyNumbers_holdByAllOrNone(
      @ForAll("scalars") BigInteger secret,
      @ForAll("scalars") BigInteger r,
      @ForAll("scalars") BigInteger s) {
    assertThat(holds(new Signed(point(secret), DIGEST, r, s))).isFalse();
  }

  @Property(tries = 200)
  void verifyDer_oneByteOtherwise_failsByEach(
      @ForAll("scalars") BigInteger nonce, @ForAll int where, @ForAll byte otherwise) {
    Signed signed = sign(BigInteger.TWO, nonce, DIGEST);
    byte[] der = der(signed.r(), signed.s());
    assertThat(verifiesDer(key(signed.key()), der)).isTrue();
    int at = Math.floorMod(where, der.length);
    boolean same = der[at] == otherwise;
    der[at] = otherwise;
    assertThat(verifiesDer(key(signed.key()), der)).isEqualTo(same);
  }

  @Example
  void both_numbersOutOfRange_failByEach() {
    Signed signed = sign(BigInteger.TWO, BigInteger.TEN, DIGEST);
    P256Key key = key(signed.key());
    BigInteger highest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    List<BigInteger> edges = List.of(BigInteger.ZERO, N, N.add(BigInteger.ONE), FIELD, highest);
    List<BigInteger[]> pairs = new ArrayList<>();
    for (BigInteger edge : edges) {
      pairs.add(new BigInteger[] {edge, signed.s()});
      pairs.add(new BigInteger[] {signed.r(), edge});
      pairs.add(new BigInteger[] {edge, edge});
    }
    for (BigInteger edge : List.of(BigInteger.ONE, N.subtract(BigInteger.ONE))) {
      pairs.add(new BigInteger[] {edge, signed.s()});
      pairs.add(new BigInteger[] {signed.r(), edge});
    }
    for (BigInteger[] pair : pairs) {
      assertThat(verifiesRaw(key, raw(pair[0], pair[1]))).isFalse();
      assertThat(verifiesDer(key, der(pair[0], pair[1]))).isFalse();
    }
    // What is out of range by a multiple of the order is the same number to a careless library.
    assertThat(verifiesDer(key, der(signed.r().add(N), signed.s()))).isFalse();
    assertThat(verifiesDer(key, der(signed.r(), signed.s().add(N)))).isFalse();
    assertThat(verifiesDer(key, der(signed.r().negate(), signed.s()))).isFalse();
    assertThat(verifiesDer(key, der(signed.r(), signed.s().negate()))).isFalse();
  }

  /// The ranges are checked before a library is asked: this one would say yes.
  @Example
  void both_numbersOutOfRange_reachNoLibrary() {
    P256Key key = key(P256.getG());
    BigInteger highest = N.subtract(BigInteger.ONE);
    EcdsaP256 yes = (asked, digest, r, s) -> true;
    for (BigInteger edge : List.of(BigInteger.ZERO, N, N.add(BigInteger.ONE))) {
      assertThat(key.verifyRaw(yes, MESSAGE, raw(edge, BigInteger.ONE))).isFalse();
      assertThat(key.verifyRaw(yes, MESSAGE, raw(BigInteger.ONE, edge))).isFalse();
      assertThat(key.verifyDer(yes, MESSAGE, der(edge, BigInteger.ONE))).isFalse();
      assertThat(key.verifyDer(yes, MESSAGE, der(BigInteger.ONE, edge))).isFalse();
    }
    assertThat(key.verifyRaw(yes, MESSAGE, raw(BigInteger.ONE, highest))).isTrue();
    assertThat(key.verifyDer(yes, MESSAGE, der(highest, BigInteger.ONE))).isTrue();
  }

  @Example
  void both_numbersOneAndOrderLessOne_holdWhereTheyAreRight() {
    BigInteger highest = N.subtract(BigInteger.ONE);
    BigInteger nonce = BigInteger.valueOf(77);
    BigInteger r = point(nonce).getAffineXCoord().toBigInteger().mod(N);
    for (BigInteger s : List.of(BigInteger.ONE, highest)) {
      BigInteger secret = s.multiply(nonce).subtract(DIGEST).multiply(r.modInverse(N)).mod(N);
      assertThat(verifiesRaw(key(point(secret)), raw(r, s))).isTrue();
      assertThat(verifiesDer(key(point(secret)), der(r, s))).isTrue();
    }
  }

  @Example
  void verifyDer_otherForms_failByEach() {
    Signed signed = sign(BigInteger.TWO, BigInteger.TEN, DIGEST);
    P256Key key = key(signed.key());
    byte[] r = Der.integer(signed.r());
    byte[] s = Der.integer(signed.s());
    byte[] longR = Der.tlv(2, Der.join(new byte[1], signed.r().toByteArray()));
    assertThat(verifiesDer(key, Der.sequence(r, s))).isTrue();
    for (byte[] other :
        List.of(
            new byte[0],
            Der.sequence(),
            Der.sequence(r),
            Der.sequence(r, s, s),
            Der.sequence(longR, s),
            Der.join(Der.sequence(r, s), new byte[1]),
            Der.sequence(Der.tlv(2), s),
            Der.join(new byte[] {0x30, (byte) 0x81, (byte) (r.length + s.length)}, r, s),
            Der.join(new byte[] {0x30, (byte) 0x80}, r, s, new byte[2]),
            Der.join(r, s),
            raw(signed.r(), signed.s()))) {
      assertThat(verifiesDer(key, other)).isFalse();
    }
  }

  @Example
  void verifyRaw_otherLengths_failByEach() {
    Signed signed = sign(BigInteger.TWO, BigInteger.TEN, DIGEST);
    byte[] raw = raw(signed.r(), signed.s());
    P256Key key = key(signed.key());
    assertThat(verifiesRaw(key, new byte[0])).isFalse();
    assertThat(verifiesRaw(key, Arrays.copyOf(raw, 63))).isFalse();
    assertThat(verifiesRaw(key, Arrays.copyOf(raw, 65))).isFalse();
  }

  /// Where formulas for adding points have exceptions: the sum is no point, both summands are the
  /// same, or the key is the base point or its opposite.
  @Property(tries = 50)
  void verify_whereAdditionIsExceptional_holdsByAllOrNone(
      @ForAll("scalars") BigInteger secret,
      @ForAll("scalars") BigInteger half,
      @ForAll("scalars") BigInteger s) {
    BigInteger r = point(half).getAffineXCoord().toBigInteger().mod(N);
    BigInteger opposite = r.multiply(secret).negate().mod(N);
    assertThat(holds(new Signed(point(secret), opposite, r, s))).isFalse();

    BigInteger doubled = point(half.shiftLeft(1).mod(N)).getAffineXCoord().toBigInteger().mod(N);
    BigInteger digest = half.multiply(s).mod(N);
    BigInteger same = digest.multiply(doubled.modInverse(N)).mod(N);
    assertThat(holds(new Signed(point(same), digest, doubled, s))).isTrue();

    assertThat(holds(sign(BigInteger.ONE, half, digest))).isTrue();
    assertThat(holds(sign(N.subtract(BigInteger.ONE), half, digest))).isTrue();
    assertThat(holds(sign(secret, BigInteger.ONE, digest))).isTrue();
    assertThat(holds(sign(secret, half, BigInteger.ZERO))).isTrue();
    assertThat(holds(sign(secret, half, N))).isTrue();
  }

  /// An x coordinate between the group's order and the field's: r is what is left of it.
  @Example
  void verify_coordinateBeyondTheOrder_holds() {
    BigInteger x = N;
    ECPoint sum = null;
    while (sum == null) {
      x = x.add(BigInteger.ONE);
      byte[] compressed = BigIntegers.asUnsignedByteArray(33, x);
      compressed[0] = 2;
      try {
        sum = P256.getCurve().decodePoint(compressed);
      } catch (IllegalArgumentException e) {
        sum = null;
      }
    }
    BigInteger r = x.subtract(N);
    BigInteger digestShare = BigInteger.valueOf(5);
    BigInteger keyShare = BigInteger.valueOf(7);
    ECPoint key = sum.subtract(point(digestShare)).multiply(keyShare.modInverse(N)).normalize();
    BigInteger s = r.multiply(keyShare.modInverse(N)).mod(N);
    Signed signed = new Signed(key, digestShare.multiply(s).mod(N), r, s);
    assertThat(holds(signed)).isTrue();
    assertThat(holds(signed.with(r.add(BigInteger.ONE), s))).isFalse();
  }

  @Example
  void ofRaw_noPointOfTheCurve_isMalformed() {
    byte[] generator = key(P256.getG()).raw();
    byte[] beyond = generator.clone();
    System.arraycopy(
        BigIntegers.asUnsignedByteArray(32, FIELD.add(BigInteger.ONE)), 0, beyond, 0, 32);
    byte[] off = generator.clone();
    off[63] ^= 1;
    for (byte[] raw : List.of(new byte[0], new byte[63], new byte[64], new byte[65], beyond, off)) {
      assertThatThrownBy(() -> P256Key.ofRaw(raw)).isInstanceOf(MalformedException.class);
    }
    assertThat(P256Key.ofRaw(generator).raw()).isEqualTo(generator);
  }

  private static byte[] raw(BigInteger r, BigInteger s) {
    return Der.join(BigIntegers.asUnsignedByteArray(32, r), BigIntegers.asUnsignedByteArray(32, s));
  }

  private static byte[] der(BigInteger r, BigInteger s) {
    return Der.sequence(Der.integer(r), Der.integer(s));
  }
}
