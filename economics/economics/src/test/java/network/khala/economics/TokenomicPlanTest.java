package network.khala.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class TokenomicPlanTest {
  @Test
  void perBlock_twelveSeconds_givesTheDefaultSetBitForBit() {
    assertThat(TokenomicPlan.DEFAULT.perBlock(12_000)).isEqualTo(ParameterSets.GENESIS_DEFAULT);
  }

  @Test
  void perBlock_productionPlan_slashesAtTheRateOfThisProject() {
    TokenomicParameters converted = TokenomicPlan.PRODUCTION.perBlock(12_000);
    assertThat(converted.slashRate()).isEqualTo(ParameterSets.GENESIS_DEFAULT.slashRate());
    assertThat(converted.rho()).isEqualTo(ParameterSets.PHALA_2022_04.rho());
    assertThat(converted.costK()).isEqualTo(ParameterSets.PHALA_2022_04.costK());
    assertThat(converted.heartbeatWindow()).isEqualTo(20);
  }

  @Test
  void perBlock_otherBlockTimes_keepTheHourlyFigures() {
    for (long blockMillis : new long[] {500, 1_000, 3_000, 6_000, 60_000}) {
      TokenomicParameters converted = TokenomicPlan.DEFAULT.perBlock(blockMillis);
      long blocksPerHour = 3_600_000 / blockMillis;
      assertThat(converted.budgetPerBlock().timesInteger(blocksPerHour))
          .satisfies(hourly -> isNext(hourly, U64F64.of(30_000), blocksPerHour));
      assertThat(converted.slashRate().timesInteger(blocksPerHour))
          .satisfies(hourly -> isNext(hourly, U64F64.parse("0.001"), blocksPerHour));
      assertThat(converted.engineObjection()).isEmpty();
      assertThat(converted.objection()).isEmpty();
    }
  }

  @Test
  void perBlock_shortAndLongBlocks_countTheWindowInBlocks() {
    assertThat(TokenomicPlan.DEFAULT.perBlock(3_000).heartbeatWindow()).isEqualTo(40);
    assertThat(TokenomicPlan.DEFAULT.perBlock(7_000).heartbeatWindow()).isEqualTo(18);
    assertThat(TokenomicPlan.DEFAULT.perBlock(60_000).heartbeatWindow()).isEqualTo(5);
    assertThat(TokenomicPlan.DEVELOPMENT.perBlock(3_000).heartbeatWindow()).isEqualTo(20);
  }

  @Test
  void perBlock_impossibleBlockTime_isRefused() {
    assertThatThrownBy(() -> TokenomicPlan.DEFAULT.perBlock(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("block time 0 ms");
  }

  @Test
  void objection_parametersThatMakeNoSense_saysWhich() {
    TokenomicParameters good = ParameterSets.GENESIS_DEFAULT;
    assertThat(good.objection()).isEmpty();
    assertThat(with(good, U64F64.ZERO, good.re(), 10).objection()).hasValue("rho 0 is below 1");
    assertThat(with(good, good.rho(), U64F64.ZERO, 10).objection()).hasValue("re 0 is below 1");
    assertThat(with(good, good.rho(), good.re(), 0).objection()).hasValue("heartbeat_window is 0");
  }

  private static TokenomicParameters with(
      TokenomicParameters p, U64F64 rho, U64F64 re, long window) {
    return new TokenomicParameters(
        p.phaRate(),
        rho,
        p.budgetPerBlock(),
        p.vMax(),
        p.costK(),
        p.costB(),
        p.slashRate(),
        p.treasuryRatio(),
        window,
        p.rigK(),
        p.rigB(),
        re,
        p.k(),
        p.kappa());
  }

  private static void isNext(U64F64 value, U64F64 expected, long units) {
    assertThat(expected.bits().subtract(value.bits()))
        .isBetween(BigInteger.ZERO, BigInteger.valueOf(units));
  }
}
