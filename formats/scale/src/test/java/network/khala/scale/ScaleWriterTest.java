package network.khala.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ScaleWriterTest {
  private final ScaleWriter out = new ScaleWriter(0);

  @Test
  void number_outOfRange_isRefusedAndNothingIsWritten() {
    assertThatThrownBy(() -> out.u8(256)).hasMessage("256 does not fit u8");
    assertThatThrownBy(() -> out.u16(-1)).hasMessage("-1 does not fit u16");
    assertThatThrownBy(() -> out.u32(1L << 32)).hasMessage("4294967296 does not fit u32");
    assertThatThrownBy(() -> out.u128(BigInteger.TWO.pow(128))).hasMessageEndingWith("u128");
    assertThatThrownBy(() -> out.u256(BigInteger.ONE.negate())).hasMessageEndingWith("u256");
    assertThatThrownBy(() -> out.i8(128)).hasMessage("128 does not fit i8");
    assertThatThrownBy(() -> out.i16(-32_769)).hasMessageEndingWith("i16");
    assertThatThrownBy(() -> out.i128(BigInteger.TWO.pow(127))).hasMessageEndingWith("i128");
    assertThatThrownBy(() -> out.i256(BigInteger.TWO.pow(255))).hasMessageEndingWith("i256");
    assertThatThrownBy(() -> out.compactU8(256)).hasMessageEndingWith("Compact<u8>");
    assertThatThrownBy(() -> out.compactU16(-1)).hasMessageEndingWith("Compact<u16>");
    assertThatThrownBy(() -> out.compactU32(-1)).hasMessageEndingWith("Compact<u32>");
    assertThatThrownBy(() -> out.compactU128(BigInteger.TWO.pow(128)))
        .hasMessageEndingWith("Compact<u128>");
    assertThat(out.size()).isZero();
  }

  @Test
  void string_unpairedSurrogate_isRefused() {
    assertThatThrownBy(() -> out.string("\ud800")).isInstanceOf(EncodeException.class);
    assertThat(out.size()).isZero();
  }

  @Test
  void buffer_growsFromNothing() {
    byte[] large = new byte[100_000];
    out.u8(1).raw(large).u64(-1);
    assertThat(out.toArray()).hasSize(100_009).startsWith(1).endsWith(-1);
  }

  @Test
  void bytes_carryTheirLength() {
    assertThat(out.bytes(new byte[] {7}).raw(Bytes.fromHex("08")).toBytes().toHex())
        .isEqualTo("0x040708");
  }
}
