package network.khala.attestation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import network.khala.attestation.testpki.Der;
import network.khala.attestation.testpki.TestCertificate;
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
