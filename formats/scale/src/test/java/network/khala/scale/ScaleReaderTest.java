package network.khala.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleReaderTest {
  private static <T> T read(String hex, Function<ScaleReader, T> read) {
    ScaleReader in = new ScaleReader(Bytes.fromHex(hex));
    T value = read.apply(in);
    in.expectEnd();
    return value;
  }

  @ParameterizedTest
  @CsvSource({
    "0x0100, compact number is not in its shortest form at byte 0",
    "0xfc00, bytes left over: 1 at byte 1",
    "0x02000000, compact number is not in its shortest form at byte 0",
    "0x03ffffff3f, compact number is not in its shortest form at byte 0",
    "0x0700000000, 'input ends: 5 of 6 needed bytes remain at byte 0'",
    "0x070000000001, compact number 4294967296 does not fit at byte 0",
    "0x17000000000000000001, compact number of 9 bytes does not fit at byte 0",
    "0x, 'input ends: 0 of 1 needed bytes remain at byte 0'",
  })
  void compactU32_notCanonical_isRefused(String hex, String message) {
    assertThatThrownBy(() -> read(hex, ScaleReader::compactU32))
        .isInstanceOf(DecodeException.class)
        .hasMessage(message);
  }

  @Test
  void compactU64_bigModeWithZeroTop_isRefused() {
    assertThatThrownBy(() -> read("07ffffffff00", ScaleReader::compactU64))
        .hasMessage("compact number is not in its shortest form at byte 0");
    assertThat(read("13ffffffffffffffff", ScaleReader::compactU64)).isEqualTo(-1L);
  }

  @Test
  void compactU128_edges() {
    assertThat(read("17000000000000000001", ScaleReader::compactU128))
        .isEqualTo(BigInteger.TWO.pow(64));
    assertThat(read("13ffffffffffffffff", ScaleReader::compactU128))
        .isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
    assertThatThrownBy(() -> read("17ffffffffffffffff00", ScaleReader::compactU128))
        .hasMessageContaining("shortest form");
    assertThatThrownBy(() -> read("37ffffffffffffffffffffffffffffffffff", ScaleReader::compactU128))
        .hasMessageContaining("compact number of 17 bytes does not fit");
  }

  @Test
  void length_beyondTheInput_isRefusedBeforeAnythingIsAllocated() {
    assertThatThrownBy(() -> read("03ffffff7f", ScaleReader::bytes))
        .isInstanceOf(DecodeException.class)
        .hasMessage(
            "compact length 2,147,483,647 needs at least 2,147,483,647 bytes, 0 remain at byte 0");
    assertThatThrownBy(() -> Codecs.list(Codecs.U128).decode(Bytes.fromHex("0x08ff")))
        .hasMessage("compact length 2 needs at least 32 bytes, 1 remain at byte 0");
  }

  @Test
  void length_beyondTheLimit_isRefused() {
    assertThatThrownBy(() -> read("958f", in -> in.length(1_024, 1)))
        .hasMessage("compact length 9,189 exceeds limit 1,024 at byte 0");
  }

  @ParameterizedTest
  @CsvSource({"0x04ff", "0x08c080", "0x0ceda080", "0x10f4908080"})
  void string_notUtf8_isRefused(String hex) {
    assertThatThrownBy(() -> read(hex, ScaleReader::string))
        .isInstanceOf(DecodeException.class)
        .hasMessage("bytes are not UTF-8 at byte 1");
  }

  @Test
  void bool_otherByte_isRefused() {
    assertThatThrownBy(() -> read("02", ScaleReader::bool))
        .hasMessage("byte 2 is neither 0 nor 1 at byte 0");
  }

  @Test
  void slice_keepsOffsetsAndNesting() {
    ScaleReader in = new ScaleReader(Bytes.fromHex("0102030405"));
    in.skip(1);
    ScaleReader slice = in.slice(2);
    assertThat(slice.u8()).isEqualTo(2);
    assertThatThrownBy(slice::u16).hasMessage("input ends: 1 of 2 needed bytes remain at byte 2");
    assertThat(in.u8()).isEqualTo(4);
  }

  @Test
  void reader_ofPartOfAnArray_seesNoMore() {
    ScaleReader in = new ScaleReader(new byte[] {9, 1, 0, 9}, 1, 3);
    assertThat(in.u16()).isEqualTo(1);
    assertThat(in.remaining()).isZero();
    assertThatThrownBy(in::u8).hasMessage("input ends: 0 of 1 needed bytes remain at byte 2");
  }

  @Test
  void signed_numbers() {
    assertThat(read("80", ScaleReader::i8)).isEqualTo(-128);
    assertThat(read("feff", ScaleReader::i16)).isEqualTo(-2);
    assertThat(read("6079feff", ScaleReader::i32)).isEqualTo(-100_000);
    assertThat(read("ff".repeat(16), ScaleReader::i128)).isEqualTo(BigInteger.ONE.negate());
    assertThat(read("00".repeat(31) + "80", ScaleReader::i256))
        .isEqualTo(BigInteger.TWO.pow(255).negate());
  }
}
