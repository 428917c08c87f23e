package network.khala.tee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import org.junit.jupiter.api.Test;

class RenewalTest {
  private static final Instant START = Instant.parse("2027-01-15T08:00:00Z");

  private volatile Instant now = START;
  private int made;
  private boolean busy;
  private final Renewal<Integer> renewal = new Renewal<>(Duration.ofHours(1), () -> now);

  @Test
  void get_inTheFirstThreeQuarters_isTheSame() {
    assertThat(get()).isEqualTo(1);
    now = START.plusSeconds(2699);
    assertThat(get()).isEqualTo(1);
    now = START.plusSeconds(2700);
    assertThat(get()).isEqualTo(2);
    assertThat(get()).isEqualTo(2);
  }

  @Test
  void get_providerBusyInTheLastQuarter_leavesNoGap() {
    get();
    busy = true;
    for (int second = 2700; second < 3600; second += 100) {
      now = START.plusSeconds(second);
      assertThat(get()).as("at second " + second).isEqualTo(1);
    }
    busy = false;
    now = START.plusSeconds(3599);
    assertThat(get()).isEqualTo(2);
  }

  @Test
  void get_providerBusyToTheEnd_saysSoInsteadOfServingWhatExpired() {
    get();
    busy = true;
    now = START.plusSeconds(3600);
    assertThatThrownBy(this::get).hasMessageContaining("PROVIDER_BUSY");
    busy = false;
    assertThat(get()).isEqualTo(2);
  }

  @Test
  void get_afterAFailure_doesNotAskAtOnceAgain() {
    get();
    busy = true;
    now = START.plusSeconds(2700);
    get();
    busy = false;
    now = START.plusSeconds(2759);
    assertThat(get()).as("within a minute").isEqualTo(1);
    now = START.plusSeconds(2760);
    assertThat(get()).isEqualTo(2);
  }

  @Test
  void renewNow_orClear_makesANewOneWhateverIsKept() {
    get();
    assertThat(renewal.renewNow(this::make)).isEqualTo(2);
    assertThat(get()).isEqualTo(2);
    renewal.clear();
    assertThat(get()).isEqualTo(3);
    busy = true;
    assertThatThrownBy(() -> renewal.renewNow(this::make)).hasMessageContaining("PROVIDER_BUSY");
    assertThat(get()).as("the kept one stays").isEqualTo(3);
  }

  @Test
  void get_clockSetBack_makesANewOneSinceNobodyKnowsTheAge() {
    get();
    now = START.minusSeconds(1);
    assertThat(get()).isEqualTo(2);
  }

  @Test
  void get_clearedWhileBeingMade_isNotKept() {
    assertThat(
            renewal.get(
                () -> {
                  renewal.clear();
                  return 7;
                }))
        .isEqualTo(7);
    assertThat(get()).as("what was made from what no longer holds").isEqualTo(1);
  }

  @Test
  void get_whileAnotherThreadRenews_isTheOldOneAtOnce()
      throws InterruptedException, ExecutionException {
    get();
    now = START.plusSeconds(2700);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> slow =
          threads.submit(
              () ->
                  renewal.get(
                      () -> {
                        asked.countDown();
                        try {
                          answer.await();
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                        return 7;
                      }));
      asked.await();
      assertThat(get()).isEqualTo(1);
      answer.countDown();
      assertThat(slow.get()).isEqualTo(7);
    }
    assertThat(get()).isEqualTo(7);
  }

  private int get() {
    return renewal.get(this::make);
  }

  private int make() {
    if (busy) {
      throw new AttestationException(AttestationError.PROVIDER_BUSY, "busy");
    }
    made++;
    return made;
  }
}
