package network.khala.pruntime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class BenchmarkTest {
  @Test
  void resume_partOfTheTime_countsOnlyRightResults() throws Exception {
    try (Benchmark benchmark = new Benchmark(new BenchmarkLoad(1, 50), 7)) {
      assertThat(benchmark.score()).isZero();
      benchmark.resume();
      while (benchmark.iterations() < 10) {
        Thread.sleep(5);
      }
      assertThat(benchmark.wrongResults()).isZero();
    }
  }

  @Test
  void close_whileItRests_endsItsThreads() throws Exception {
    Benchmark benchmark = new Benchmark(new BenchmarkLoad(1, 1), 0);
    Thread thread = benchmark.threads().getFirst();
    benchmark.resume();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(5);
    }
    benchmark.close();
    assertThat(thread.join(Duration.ofMinutes(1))).isTrue();
  }

  @Property
  void rest_anyLoad_leavesTheShareItSays(
      @ForAll @IntRange(min = 1, max = 100) int percent,
      @ForAll @LongRange(min = 1_000_000, max = 10_000_000_000L) long computed) {
    long rest = new BenchmarkLoad(1, percent).restNanos(computed);
    double share = 100.0 * computed / (computed + rest);
    assertThat(share).as("%d percent", percent).isBetween(percent - 0.1, percent + 0.1);
  }

  @Test
  void load_outOfRange_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BenchmarkLoad(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new BenchmarkLoad(1, 101));
    assertThatIllegalArgumentException().isThrownBy(() -> new BenchmarkLoad(-1, 100));
  }
}
