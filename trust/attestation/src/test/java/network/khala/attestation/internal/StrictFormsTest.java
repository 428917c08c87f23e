package network.khala.attestation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import network.khala.attestation.testpki.Der;
import network.khala.attestation.testpki.TestCertificate;
import network.khala.attestation.testpki.TestCrl;
import network.khala.attestation.testpki.TestWorld;
import org.junit.jupiter.api.Test;

/// Certificates and revocation lists have one form: nothing may stand where nothing belongs.
class StrictFormsTest {
  private static final byte[] SURPLUS = {5, 0, 5, 0};
  private static final byte[] ECDSA_SHA256 = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};

  /// Names of issuers are compared as they stand and never read.
  @Test
  void certificate_surplusInAnyOfItsParts_isMalformed() {
    assertThat(accepted(TestWorld.sgx().pckCa.der(), Certificate::parse))
        .isEqualTo(Set.of("/0/3", "/0/3/0", "/0/3/0/0"));
  }

  @Test
  void crl_surplusInAnyOfItsParts_isMalformed() {
    TestWorld world = TestWorld.sgx();
    world.pckCrl.revoked.addAll(List.of(1L, 2L));
    assertThat(accepted(world.pckCrl.der(), Crl::parse))
        .isEqualTo(Set.of("/0/2", "/0/2/0", "/0/2/0/0"));
  }

  @Test
  void both_bytesBehindThem_areMalformed() {
    byte[] certificate = Der.join(TestWorld.sgx().root.der(), new byte[1]);
    byte[] list = Der.join(TestWorld.sgx().rootCrl.der(), new byte[1]);
    malformed(() -> Certificate.parse(certificate));
    malformed(() -> Crl.parse(list));
  }

  @Test
  void both_algorithmOtherwiseOutsideOfTheSignature_areMalformed() {
    malformed(() -> Certificate.parse(otherAlgorithm(TestWorld.sgx().root.der())));
    malformed(() -> Crl.parse(otherAlgorithm(TestWorld.sgx().rootCrl.der())));
  }

  private static byte[] otherAlgorithm(byte[] der) {
    int last = -1;
    for (int at = 0; at + ECDSA_SHA256.length <= der.length; at++) {
      if (Arrays.equals(der, at, at + ECDSA_SHA256.length, ECDSA_SHA256, 0, ECDSA_SHA256.length)) {
        last = at;
      }
    }
    der[last + ECDSA_SHA256.length - 1] = 3;
    return der;
  }

  @Test
  void both_ofAnotherVersion_areMalformed() {
    for (byte version : new byte[] {0, 1, 3}) {
      byte[] certificate = TestWorld.sgx().root.der();
      certificate[find(certificate, new byte[] {(byte) 0xa0, 3, 2, 1, 2}) + 4] = version;
      malformed(() -> Certificate.parse(certificate));
    }
    for (byte version : new byte[] {0, 2}) {
      byte[] list = TestWorld.sgx().rootCrl.der();
      list[find(list, new byte[] {2, 1, 1}) + 2] = version;
      malformed(() -> Crl.parse(list));
    }
  }

  private static int find(byte[] in, byte[] what) {
    for (int at = 0; at + what.length <= in.length; at++) {
      if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    throw new AssertionError("not found");
  }

  @Test
  void certificate_ofTheLargestSize_isReadAndOneByteMoreIsNot() {
    int size = 16_000;
    int missing = 16_384 - withExtension(size).length;
    assertThat(Certificate.parse(withExtension(size + missing)).encoded().size()).isEqualTo(16_384);
    malformed(() -> Certificate.parse(withExtension(size + missing + 1)));
  }

  private static byte[] withExtension(int size) {
    TestCertificate certificate = TestWorld.sgx().root;
    // A signature's length varies with its numbers; the size is what counts here.
    certificate.extensions.add(TestCertificate.extension("2a03", new byte[size]));
    byte[] der = certificate.der();
    byte[] tbs = children(der).getFirst();
    return Der.sequence(
        tbs, Der.sequence(Der.oid(TestCertificate.ECDSA_SHA256)), Der.bits(new byte[70]));
  }

  @Test
  void certificate_surplusInItsConstraints_isMalformed() {
    byte[] yes = Der.bool(true);
    assertThat(constrained(Der.sequence(yes, Der.integer(255))).isAuthority()).isTrue();
    assertThat(constrained(Der.sequence(Der.bool(false))).isAuthority()).isFalse();
    malformed(() -> constrained(Der.sequence(yes, Der.integer(256))));
    malformed(() -> constrained(Der.sequence(yes, Der.integer(1), SURPLUS)));
    malformed(() -> constrained(Der.sequence(yes, SURPLUS)));
    malformed(() -> constrained(Der.join(Der.sequence(yes), SURPLUS)));
  }

  @Test
  void certificate_withoutConstraints_isNoAuthority() {
    byte[] unnamed = replaced(TestWorld.sgx().pckCa.der(), "0603551d13", "0603551d7f");
    assertThat(Certificate.parse(unnamed).isAuthority()).isFalse();
  }

  /// The certificate of an authority with these constraints.
  private static Certificate constrained(byte[] constraints) {
    TestCertificate certificate = TestWorld.sgx().pckCa;
    certificate.extensions.add(TestCertificate.extension("551d13", constraints));
    byte[] der = certificate.der();
    byte[] tbs = children(der).getFirst();
    List<byte[]> parts = children(tbs);
    byte[] first = children(children(parts.getLast()).getFirst()).getFirst();
    parts.set(parts.size() - 1, Der.tlv(0xa3, Der.sequence(first)));
    List<byte[]> whole = children(der);
    whole.set(0, Der.sequence(parts.toArray(byte[][]::new)));
    return Certificate.parse(Der.sequence(whole.toArray(byte[][]::new)));
  }

  private static byte[] replaced(byte[] der, String from, String to) {
    HexFormat hex = HexFormat.of();
    return hex.parseHex(hex.formatHex(der).replace(from, to));
  }

  @Test
  void certificate_namesOfBothParties_areItsLastCommonNames() {
    Certificate certificate = Certificate.parse(TestWorld.sgx().pckLeaf.der());
    assertThat(certificate.commonName()).isEqualTo(TestWorld.sgx().pckLeaf.name);
    assertThat(certificate.issuerCommonName()).isEqualTo(TestWorld.sgx().pckCa.name);
  }

  @Test
  void crl_nextUpdateAfter2049_isRead() {
    TestCrl crl = TestWorld.sgx().pckCrl;
    long late = 2_600_000_000L;
    crl.nextUpdate = Optional.of(late);
    assertThat(Crl.parse(crl.der()).nextUpdate()).isEqualTo(late);
    crl.nextUpdate = Optional.empty();
    malformed(() -> Crl.parse(crl.der()));
  }

  @Test
  void crl_numberOf20Bytes_isReadAndOneMoreOrSurplusIsNot() {
    BigInteger longest = BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE);
    assertThat(Crl.parse(numbered(Der.integer(longest))).number()).contains(longest);
    malformed(() -> Crl.parse(numbered(Der.integer(longest.add(BigInteger.ONE)))));
    malformed(() -> Crl.parse(numbered(Der.integer(BigInteger.ONE.negate()))));
    malformed(() -> Crl.parse(numbered(Der.join(Der.integer(7), SURPLUS))));
  }

  private static byte[] numbered(byte[] number) {
    return withPart(
        6, Der.tlv(0xa0, Der.sequence(Der.sequence(Der.oid("551d14"), Der.octets(number)))));
  }

  @Test
  void crl_entryWithExtensions_isReadAndSurplusBehindThemIsNot() {
    byte[] serial = Der.integer(5);
    byte[] time = Der.time(TestWorld.NOW);
    byte[] reason = Der.sequence(TestCertificate.extension("551d15", new byte[] {10, 1, 1}));
    byte[] list = withPart(5, Der.sequence(Der.sequence(serial, time, reason)));
    TestCertificate five = TestWorld.sgx().pckLeaf;
    five.serial = 5;
    assertThat(Crl.parse(list).revokes(Certificate.parse(five.der()))).isTrue();
    malformed(
        () -> Crl.parse(withPart(5, Der.sequence(Der.sequence(serial, time, reason, SURPLUS)))));
  }

  /// A revocation list with an entry, whose part at that position is another one.
  private static byte[] withPart(int position, byte[] part) {
    TestCrl crl = TestWorld.sgx().pckCrl;
    crl.revoked.add(1L);
    List<byte[]> whole = children(crl.der());
    List<byte[]> parts = children(whole.getFirst());
    parts.set(position, part);
    whole.set(0, Der.sequence(parts.toArray(byte[][]::new)));
    return Der.sequence(whole.toArray(byte[][]::new));
  }

  @Test
  void publicKey_surplusInAnRsaKey_isMalformed() {
    BigInteger modulus = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);
    byte[] numbers = Der.join(Der.integer(modulus), Der.integer(65537));
    assertThat(PublicKey.read(rsa(Der.sequence(numbers)))).isInstanceOf(PublicKey.Rsa.class);
    malformed(() -> PublicKey.read(rsa(Der.sequence(numbers, SURPLUS))));
    malformed(() -> PublicKey.read(rsa(Der.join(Der.sequence(numbers), SURPLUS))));
  }

  private static DerReader rsa(byte[] key) {
    return new DerReader(
        Der.sequence(
            Der.sequence(Der.oid("2a864886f70d010101"), new byte[] {5, 0}), Der.bits(key)));
  }

  @Test
  void rsaKey_sizesAtBothEnds_areTakenAndThoseBesideThemAreNot() {
    BigInteger three = BigInteger.valueOf(3);
    BigInteger largestExponent = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
    for (int bits : new int[] {2048, 8192}) {
      assertThatNoException().isThrownBy(() -> new RsaKey(modulus(bits), three));
      assertThatNoException().isThrownBy(() -> new RsaKey(modulus(bits), largestExponent));
    }
    malformed(() -> new RsaKey(modulus(2047), three));
    malformed(() -> new RsaKey(modulus(8193), three));
    malformed(() -> new RsaKey(modulus(2048).add(BigInteger.ONE), three));
    malformed(() -> new RsaKey(modulus(2048), BigInteger.ONE));
    malformed(() -> new RsaKey(modulus(2048), BigInteger.valueOf(65538)));
    malformed(() -> new RsaKey(modulus(2048), largestExponent.add(BigInteger.TWO)));
  }

  private static BigInteger modulus(int bits) {
    return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
  }

  @Test
  void certificate_constraintsTwice_isMalformed() {
    TestCertificate twice = TestWorld.sgx().pckCa;
    twice.extensions.add(TestCertificate.extension("551d13", Der.sequence()));
    malformed(() -> Certificate.parse(twice.der()));
  }

  /// The places, as paths of positions, in which surplus is not refused.
  private static Set<String> accepted(byte[] der, Consumer<byte[]> parser) {
    parser.accept(der);
    Set<String> accepted = new LinkedHashSet<>();
    surplus("", der)
        .forEach(
            (place, changed) -> {
              try {
                parser.accept(changed);
                accepted.add(place);
              } catch (MalformedException e) {
                assertThat(e.getMessage()).isNotBlank();
              }
            });
    return accepted;
  }

  /// For each constructed element the whole with surplus at that element's end.
  private static Map<String, byte[]> surplus(String place, byte[] element) {
    Map<String, byte[]> variants = new LinkedHashMap<>();
    if ((element[0] & 0x20) == 0) {
      return variants;
    }
    int tag = element[0] & 0xff;
    List<byte[]> children = children(element);
    variants.put(place, Der.tlv(tag, Der.join(children.toArray(byte[][]::new)), SURPLUS));
    for (int i = 0; i < children.size(); i++) {
      int position = i;
      surplus(place + "/" + i, children.get(i))
          .forEach(
              (where, changed) -> {
                List<byte[]> siblings = new ArrayList<>(children);
                siblings.set(position, changed);
                variants.put(where, Der.tlv(tag, siblings.toArray(byte[][]::new)));
              });
    }
    return variants;
  }

  private static List<byte[]> children(byte[] element) {
    List<byte[]> children = new ArrayList<>();
    for (int at = contentOf(element, 0); at < element.length; ) {
      int end = contentOf(element, at) + lengthAt(element, at);
      children.add(Arrays.copyOfRange(element, at, end));
      at = end;
    }
    return children;
  }

  private static int contentOf(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int lengthAt(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++) {
      length = length << 8 | (der[at + 2 + i] & 0xff);
    }
    return length;
  }

  private static void malformed(Runnable action) {
    assertThatThrownBy(action::run).isInstanceOf(MalformedException.class);
  }
}
