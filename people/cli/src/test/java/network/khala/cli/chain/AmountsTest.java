package network.khala.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class AmountsTest {
  @Test
  void text_anyAmount_keepsEachDigit() {
    assertThat(Amounts.text(BigInteger.ZERO)).isEqualTo("0 PHA");
    assertThat(Amounts.text(BigInteger.ONE)).isEqualTo("0.000000000001 PHA");
    assertThat(Amounts.text(new BigInteger("10000000000000000"))).isEqualTo("10000 PHA");
    assertThat(Amounts.text(new BigInteger("9996233939787"))).isEqualTo("9.996233939787 PHA");
  }

  @Test
  void rounded_justBelowARoundNumber_isThatNumber() {
    assertThat(Amounts.rounded(new BigInteger("6511699999999999"))).isEqualTo("6511.7 PHA");
    assertThat(Amounts.rounded(new BigInteger("6504123456789012"))).isEqualTo("6504.1235 PHA");
    assertThat(Amounts.rounded(BigInteger.ZERO)).isEqualTo("0 PHA");
  }
}
