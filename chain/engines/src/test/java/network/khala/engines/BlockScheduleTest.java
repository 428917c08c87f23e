package network.khala.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BlockScheduleTest {
  @Test
  void parse_timeOrInstantOrBoth_isTheSchedule() {
    assertThat(BlockSchedule.parse("3s"))
        .contains(new BlockSchedule.Interval(Duration.ofSeconds(3)));
    assertThat(BlockSchedule.parse("500ms"))
        .contains(new BlockSchedule.Interval(Duration.ofMillis(500)));
    assertThat(BlockSchedule.parse("instant")).contains(new BlockSchedule.Instant());
    assertThat(BlockSchedule.parse("instant:3s"))
        .contains(new BlockSchedule.Eager(Duration.ofSeconds(3)));
  }

  @Test
  void parse_anythingElse_isNothing() {
    for (String text : new String[] {"", "0s", "-3s", "soon", "instant:", "instant:0s", "3m"}) {
      assertThat(BlockSchedule.parse(text)).as(text).isEmpty();
    }
  }
}
