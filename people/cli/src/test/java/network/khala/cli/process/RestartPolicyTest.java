package network.khala.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RestartPolicyTest {
  @Test
  void longerThan_repeatedly_doublesUpToTheLongest() {
    Duration pause = RestartPolicy.ALWAYS.first();
    assertThat(pause).isEqualTo(Duration.ofSeconds(1));
    for (int seconds : new int[] {2, 4, 8, 16, 30, 30}) {
      pause = RestartPolicy.ALWAYS.longerThan(pause);
      assertThat(pause).isEqualTo(Duration.ofSeconds(seconds));
    }
  }

  @Test
  void after_aTime_isThatTimeAlways() {
    RestartPolicy policy = RestartPolicy.after(Duration.ofMinutes(2));
    assertThat(policy.longerThan(policy.first())).isEqualTo(Duration.ofMinutes(2));
  }
}
