package network.khala.protocol.substrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.DecodeException;
import org.junit.jupiter.api.Test;

class EraTest {
  private static final Codec<Era> CODEC = CodecFactory.STANDARD.of(Era.class);

  @Test
  void immortal_encoded_isOneZeroByte() {
    assertThat(CODEC.encode(Era.immortal())).containsExactly(0);
    assertThat(Era.immortal().birth(7)).isZero();
    assertThat(Era.immortal().death(7)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void decode_periodBelowFour_isRefused() {
    assertThatThrownBy(() -> CODEC.decode(Bytes.fromHex("0x1000")))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void decode_phaseBeyondPeriod_isRefused() {
    assertThatThrownBy(() -> CODEC.decode(Bytes.fromHex("0x4100")))
        .isInstanceOf(DecodeException.class);
  }

  @Property
  void mortal_anyPeriodAndBlock_coversTheBlockAndSurvivesTheWire(
      @ForAll @LongRange(max = 100_000) long period,
      @ForAll @LongRange(max = 0xffff_ffffL) long current) {
    Era era = Era.mortal(period, current);
    assertThat(CODEC.decode(CODEC.encode(era))).isEqualTo(era);
    assertThat(era.birth(current)).isLessThanOrEqualTo(current);
    assertThat(era.death(current)).isGreaterThan(current);
  }
}
