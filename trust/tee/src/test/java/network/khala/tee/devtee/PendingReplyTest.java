package network.khala.tee.devtee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PendingReplyTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void deliver_withTheNumber_isTheAnswer() throws InterruptedException {
    PendingReply pending = new PendingReply(7);
    pending.deliver(new Frames.Numbered(7, new byte[] {1, 2}));
    assertThat(pending.await(LONG)).containsExactly(1, 2);
  }

  @Test
  void deliver_ofAnotherRequest_isWipedAndNotTheAnswer() throws InterruptedException {
    PendingReply pending = new PendingReply(7);
    byte[] late = {1, 2};
    pending.deliver(new Frames.Numbered(6, late));
    pending.deliver(new Frames.Numbered(7, new byte[] {3}));
    assertThat(pending.await(LONG)).containsExactly(3);
    assertThat(late).containsOnly(0);
  }

  @Test
  void deliver_afterTheTimeout_isWiped() throws InterruptedException {
    PendingReply pending = new PendingReply(7);
    assertThat(pending.await(Duration.ZERO)).isNull();
    byte[] late = {1, 2};
    pending.deliver(new Frames.Numbered(7, late));
    assertThat(late).containsOnly(0);
  }

  @Test
  void deliver_twice_theFirstCounts() throws InterruptedException {
    PendingReply pending = new PendingReply(7);
    byte[] second = {9};
    pending.deliver(new Frames.Numbered(7, new byte[] {1}));
    pending.deliver(new Frames.Numbered(7, second));
    assertThat(pending.await(LONG)).containsExactly(1);
    assertThat(second).containsOnly(0);
  }

  @Test
  void abandon_endsTheWait() throws InterruptedException {
    PendingReply pending = new PendingReply(7);
    pending.abandon();
    assertThat(pending.await(LONG)).isNull();
  }
}
