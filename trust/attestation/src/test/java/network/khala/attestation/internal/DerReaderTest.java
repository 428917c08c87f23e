package network.khala.attestation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerReaderTest {
  @Test
  void enter_nestedSequence_readsInside() {
    DerReader in = reader("3009020101020200ff0500");
    DerReader inner = in.enter(DerReader.SEQUENCE);
    assertThat(inner.small(DerReader.INTEGER, 1)).isEqualTo(1);
    assertThat(inner.unsignedInteger()).containsExactly(0xff);
    assertThat(inner.hasNext()).isTrue();
    inner.skip();
    inner.expectEnd();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30", // no length
        "3080", // indefinite
        "308101", // long form for a short length
        "30820001", // leading zero in the length
        "30840000000101", // four bytes of length
        "3002ff", // content cut off
        "3182", // another tag
        "30ff", // reserved length
        "3082", // no length behind its size
        "308201" // half of it
      })
  void enter_notDer_isMalformed(String hex) {
    assertThatThrownBy(() -> reader(hex).enter(DerReader.SEQUENCE))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void enter_lengthsWhereTheirFormChanges_readInTheirOwnOnly() {
    for (String header :
        List.of("3000", "307f", "308180", "3081ff", "30820100", "3082ffff", "3083010000")) {
      int length = header.length() == 4 ? number(header.substring(2)) : number(header.substring(4));
      byte[] whole = HexFormat.of().parseHex(header + "00".repeat(length));
      DerReader in = new DerReader(whole);
      assertThat(in.content(DerReader.SEQUENCE)).as(header).hasSize(length);
      in.expectEnd();
      if (length > 0) {
        byte[] cutOff = Arrays.copyOf(whole, whole.length - 1);
        malformed(() -> new DerReader(cutOff).enter(DerReader.SEQUENCE));
      }
    }
    // Indefinite, with as many bytes behind it as a careless reader would take.
    malformed(() -> reader("3080" + "00".repeat(130)).enter(DerReader.SEQUENCE));
  }

  @Test
  void enter_lengthBeyondTheOuterElement_isMalformed() {
    DerReader outer = reader("30023082" + "0001" + "00");
    DerReader inner = outer.enter(DerReader.SEQUENCE);
    malformed(() -> inner.enter(DerReader.SEQUENCE));
    DerReader other = reader("30033003" + "00" + "0000");
    DerReader content = other.enter(DerReader.SEQUENCE);
    malformed(() -> content.enter(DerReader.SEQUENCE));
  }

  private static int number(String hex) {
    return Integer.parseInt(hex, 16);
  }

  private static void malformed(Runnable action) {
    assertThatThrownBy(action::run).isInstanceOf(MalformedException.class);
  }

  @Test
  void integers_ofBothSigns_haveOneForm() {
    assertThat(reader("020100").unsignedInteger()).containsExactly(0);
    assertThat(reader("02020080").integer()).containsExactly(0, 0x80);
    assertThat(reader("0202ff7f").integer()).containsExactly(0xff, 0x7f);
    assertThat(reader("0201ff").integer()).containsExactly(0xff);
    assertThat(reader("0202ff00").integer()).containsExactly(0xff, 0);
    for (String hex : List.of("02020000", "0202007f", "0202ff80", "0202ffff")) {
      malformed(() -> reader(hex).integer());
    }
  }

  @Test
  void small_fromZeroToTheMost_isRead() {
    assertThat(reader("020100").small(DerReader.INTEGER, 0)).isZero();
    assertThat(reader("02047fffffff").small(DerReader.INTEGER, Integer.MAX_VALUE))
        .isEqualTo(Integer.MAX_VALUE);
    malformed(() -> reader("020101").small(DerReader.INTEGER, 0));
    malformed(() -> reader("0201ff").small(DerReader.INTEGER, Integer.MAX_VALUE));
    malformed(() -> reader("02050080000000").small(DerReader.INTEGER, Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({"0200", "020200ff7f", "02020001", "0202ff80", "0201ff"})
  void unsignedInteger_notMinimalOrNegative_isMalformed(String hex) {
    assertThatThrownBy(
            () -> {
              DerReader in = reader(hex);
              in.unsignedInteger();
              in.expectEnd();
            })
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void values_ofWrongForm_areMalformed() {
    assertThatThrownBy(() -> reader("010101").bool()).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> reader("0100").bool()).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> reader("03020780").bitString()).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> reader("0300").bitString()).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> reader("02020100").small(DerReader.INTEGER, 255))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> reader("0205010000000000").small(DerReader.INTEGER, 255))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> reader("0500").expectEnd()).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> reader("").skip()).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "170d3439313233313233353935395a, 2524607999",
    "170d3530303130313030303030305a, -631152000",
    "180f32303530303130313030303030305a, 2524608000"
  })
  void certificateTime_bothForms_areEpochSeconds(String hex, long seconds) {
    assertThat(Times.certificateTime(reader(hex))).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "170b343931323331323335395a", // no seconds
        "170d3439303233303030303030305a", // 30 February
        "1711343931323331323335393539 2b30303030", // offset instead of Z
        "180f32303530303130313030303030305b" // no Z
      })
  void certificateTime_otherForms_areMalformed(String hex) {
    assertThatThrownBy(() -> Times.certificateTime(reader(hex.replace(" ", ""))))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void documentAndReportTime_onlyTheirForms_areRead() {
    assertThat(Times.documentTime("2026-02-28T23:59:59Z")).isEqualTo(1772323199);
    assertThat(Times.reportTime("2026-02-28T23:59:59")).isEqualTo(1772323199);
    assertThat(Times.reportTime("2026-02-28T23:59:59.999999999")).isEqualTo(1772323199);
    assertThat(Times.reportTime("2026-02-28T23:59:59.9")).isEqualTo(1772323199);
    for (String text :
        new String[] {
          "2026-02-28T23:59:59",
          "2026-02-28T23:59:59.1Z",
          "2026-02-29T00:00:00Z",
          "2026-2-28T23:59:59Z0",
          "2026-02-28t23:59:59Z",
          "2026-02-28T24:00:00Z",
          "2026-02-28T23:59:60Z",
          "+026-02-28T23:59:59Z"
        }) {
      assertThatThrownBy(() -> Times.documentTime(text))
          .as(text)
          .isInstanceOf(MalformedException.class);
    }
    for (String text :
        new String[] {
          "",
          "2026-02-28T23:59:59.",
          "2026-02-28T23:59:59.x",
          "2026-02-28T23:59:59Z",
          "2026-02-28T23:59:59.1234567890"
        }) {
      assertThatThrownBy(() -> Times.reportTime(text))
          .as(text)
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void text_withinFourDigitsOfYear_isADate() {
    assertThat(Times.text(0)).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(Times.text(253_402_300_799L)).isEqualTo("9999-12-31T23:59:59Z");
    assertThat(Times.text(253_402_300_800L)).isEqualTo("253402300800");
    assertThat(Times.text(-1)).isEqualTo("-1");
  }

  @Test
  void pem_blocks_areReadInOrderUpToTheLimit() {
    String block = "-----BEGIN CERTIFICATE-----\r\nAAEC\r\n-----END CERTIFICATE-----";
    String text = "noise " + block + "\nbetween\n" + block + "\0";
    assertThat(Pem.blocks(text, "CERTIFICATE", 8)).hasSize(2);
    assertThat(Pem.blocks(text, "CERTIFICATE", 1)).hasSize(1);
    assertThat(Pem.blocks(text, "X509 CRL", 8)).isEmpty();
    assertThatThrownBy(() -> Pem.blocks("-----BEGIN CERTIFICATE-----AA", "CERTIFICATE", 8))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Pem.blocks(block.replace("AAEC", "A?EC"), "CERTIFICATE", 8))
        .isInstanceOf(MalformedException.class);
  }

  @Property(tries = 500)
  void certificateAndCrl_anyBytes_areParsedOrMalformed(@ForAll @Size(max = 60) byte[] bytes) {
    for (Runnable parse : new Runnable[] {() -> Certificate.parse(bytes), () -> Crl.parse(bytes)}) {
      try {
        parse.run();
      } catch (MalformedException expected) {
        assertThat(expected.getStackTrace()).isEmpty();
      }
    }
  }

  private static DerReader reader(String hex) {
    return new DerReader(HexFormat.of().parseHex(hex));
  }
}
