package network.khala.economics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SessionFormulasTest {
  private static final BigInteger TOKEN = BigInteger.TEN.pow(12);

  @Test
  void finalStake_threeQuartersOfV_roundsTheLossUp() {
    BigInteger stake = TOKEN.multiply(BigInteger.valueOf(600));
    U64F64 ve = U64F64.of(1_000);
    U64F64 threeQuarters = U64F64.of(750);
    U64F64 justBelow = new U64F64(749, -1);
    assertThat(stake.subtract(SessionFormulas.finalStake(stake, threeQuarters, ve)))
        .isEqualTo("150000000000000");
    assertThat(stake.subtract(SessionFormulas.finalStake(stake, justBelow, ve)))
        .isEqualTo("150000000000001");
  }

  @Test
  void finalStake_vNotFallenOrNeverRun_isAllOfIt() {
    BigInteger stake = BigInteger.valueOf(999_999_999_999L);
    assertThat(SessionFormulas.finalStake(stake, U64F64.of(5), U64F64.of(5))).isEqualTo(stake);
    assertThat(SessionFormulas.finalStake(stake, U64F64.of(9), U64F64.of(5))).isEqualTo(stake);
    assertThat(SessionFormulas.finalStake(stake, U64F64.ZERO, U64F64.ZERO)).isEqualTo(stake);
    assertThat(SessionFormulas.finalStake(stake, U64F64.ZERO, U64F64.of(5))).isZero();
  }

  @Property
  void finalStake_anyFigures_isBetweenNothingAndTheStake(
      @ForAll @LongRange(min = 0) long units,
      @ForAll @LongRange(min = 0, max = 30_000) long v,
      @ForAll long fraction,
      @ForAll @LongRange(min = 1, max = 30_000) long ve) {
    BigInteger stake = BigInteger.valueOf(units);
    BigInteger returned = SessionFormulas.finalStake(stake, new U64F64(v, fraction), U64F64.of(ve));
    assertThat(returned).isBetween(BigInteger.ZERO, stake);
  }

  @Test
  void challengeTarget_longBlocks_neverExceedsAll() {
    BigInteger all = BigInteger.ONE.shiftLeft(256);
    for (long blockMillis : new long[] {1, 12_000, 3_600_000, 7_200_000}) {
      for (long perHour : new long[] {0, 2, 240, 0xffff_ffffL}) {
        assertThat(ChallengeTarget.compute(0xffff_ffffL, 3, blockMillis, perHour))
            .isGreaterThanOrEqualTo(BigInteger.ZERO)
            .isLessThan(all);
      }
    }
  }

  @Test
  void benchmarkScore_claimsThatMakeNoSense_areEmptyOrCapped() {
    assertThat(BenchmarkScore.compute(1, -1, 1_000)).isEmpty();
    assertThat(BenchmarkScore.compute(-1, 0, 1_000)).hasValue(6_000);
  }
}
