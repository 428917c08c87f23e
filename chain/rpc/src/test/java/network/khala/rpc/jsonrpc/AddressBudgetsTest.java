package network.khala.rpc.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressBudgetsTest {
  private final AtomicLong now = new AtomicLong();
  private final AddressBudgets budgets = new AddressBudgets(60, now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void take_allAtOnce_theAddressWaitsForTheNextUnit() {
    assertThat(budgets.waitMillis("a")).isZero();
    budgets.take("a", 60);
    assertThat(budgets.waitMillis("a")).isEqualTo(1);
    assertThat(budgets.waitMillis("b")).isZero();
    pass(Duration.ofSeconds(1));
    assertThat(budgets.waitMillis("a")).isZero();
  }

  @Test
  void take_moreThanThereIs_isPaidBackOverTime() {
    budgets.take("a", 90);
    assertThat(budgets.waitMillis("a")).isEqualTo(30_001);
    pass(Duration.ofSeconds(29));
    assertThat(budgets.waitMillis("a")).isEqualTo(1_001);
    pass(Duration.ofSeconds(2));
    assertThat(budgets.waitMillis("a")).isZero();
  }

  @Test
  void rest_fillsUpToOneMinuteAndNoFurther() {
    budgets.take("a", 60);
    pass(Duration.ofHours(1));
    budgets.take("a", 61);
    assertThat(budgets.waitMillis("a")).isEqualTo(1_001);
  }

  @Test
  void noLimit_nobodyWaits() {
    var none = new AddressBudgets(0, now::get);
    none.take("a", Long.MAX_VALUE);
    assertThat(none.waitMillis("a")).isZero();
  }
}
