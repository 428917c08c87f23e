package network.khala.protocol.substrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightTest {
  @Test
  void saturatingAdd_beyondTheRange_staysAtTheMaximum() {
    assertThat(Weight.MAX.saturatingAdd(Weight.ofRefTime(1))).isEqualTo(Weight.MAX);
    assertThat(new Weight(1, 2).saturatingAdd(new Weight(3, 4))).isEqualTo(new Weight(4, 6));
  }

  @Test
  void saturatingSub_belowZero_staysAtZero() {
    assertThat(new Weight(1, 5).saturatingSub(new Weight(2, 3))).isEqualTo(new Weight(0, 2));
  }

  @Test
  void saturatingMul_beyondTheRange_staysAtTheMaximum() {
    assertThat(new Weight(1L << 63, 3).saturatingMul(2)).isEqualTo(new Weight(-1, 6));
  }

  @Test
  void fitsIn_numbersAboveLongMax_areUnsigned() {
    assertThat(Weight.ofRefTime(Long.MAX_VALUE).fitsIn(Weight.MAX)).isTrue();
    assertThat(Weight.MAX.fitsIn(Weight.ofRefTime(Long.MAX_VALUE))).isFalse();
  }
}
