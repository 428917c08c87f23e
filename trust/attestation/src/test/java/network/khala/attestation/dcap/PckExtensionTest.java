package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import network.khala.attestation.testpki.Der;
import network.khala.attestation.testpki.TestCertificate;
import network.khala.attestation.testpki.TestPlatform;
import network.khala.attestation.testpki.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing may follow a value in Intel's extension, wherever it stands.
class PckExtensionTest {
  private static final byte[] SURPLUS = {5, 0};
  private static final Policy ANY = Policy.dangerousAnyProgram().build();

  private final TestPlatform platform = new TestPlatform();

  @Test
  void verify_nothingTooMuch_isRead() {
    PckPlatform read = world("nowhere").verify(ANY).platform();
    assertThat(read.smtEnabled()).contains(false);
    assertThat(read.sgxType()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "ppid", "tcb", "component", "pceSvn", "type", "flags", "flag"})
  void verify_surplusInOnePlace_isMalformed(String place) {
    assertThatThrownBy(() -> world(place).verify(ANY))
        .hasMessageContaining("PCK_EXTENSION_MALFORMED");
  }

  private TestWorld world(String place) {
    TestWorld world = TestWorld.sgx();
    world.withPckExtension = false;
    world.pckLeaf.extensions.add(
        TestCertificate.extension(TestPlatform.OID, with(place, "all", content(place))));
    return world;
  }

  private byte[] content(String place) {
    List<byte[]> tcb = new ArrayList<>();
    for (int i = 0; i < platform.components.length; i++) {
      byte[] svn = Der.integer(platform.components[i] & 0xff);
      tcb.add(field("02%02x".formatted(i + 1), i == 5 ? with(place, "component", svn) : svn));
    }
    tcb.add(field("0211", with(place, "pceSvn", Der.integer(platform.pceSvn))));
    tcb.add(field("0212", Der.octets(platform.cpuSvn)));
    byte[] flags =
        Der.sequence(
            field("0701", Der.bool(false)),
            field("0702", Der.bool(false)),
            field("0703", with(place, "flag", Der.bool(false))));
    return Der.sequence(
        field("01", with(place, "ppid", Der.octets(platform.ppid))),
        field("02", with(place, "tcb", Der.sequence(tcb.toArray(byte[][]::new)))),
        field("03", Der.octets(platform.pceId)),
        field("04", Der.octets(platform.fmspc)),
        field("05", with(place, "type", Der.tlv(0x0a, new byte[] {1}))),
        field("07", with(place, "flags", flags)));
  }

  private static byte[] with(String wanted, String place, byte[] value) {
    return wanted.equals(place) ? Der.join(value, SURPLUS) : value;
  }

  private static byte[] field(String arcs, byte[] value) {
    return TestPlatform.field(arcs, value);
  }
}
