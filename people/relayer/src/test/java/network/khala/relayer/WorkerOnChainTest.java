package network.khala.relayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.relayer.WorkerOnChain.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The states of a worker as the chain has them, each with its one line.
final class WorkerOnChainTest {
  private static final Sr25519PublicKey KEY = Sr25519PublicKey.of(new byte[32]);
  private static final long LAUNCH = 20;

  @Test
  void earning_unknownWorker_isNotRegistered() {
    WorkerOnChain unknown =
        new WorkerOnChain(
            KEY,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.of(LAUNCH),
            Optional.empty(),
            Optional.empty());
    assertThat(unknown.earning().cause()).isEqualTo(Cause.NOT_REGISTERED);
    assertThat(unknown.mustRegisterAgain()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"19, false, true", "20, false, true", "21, false, false", "19, true, false"})
  void mustRegisterAgain_registeredAroundTheLaunch_countsLaterBlocksOnly(
      long addedAt, boolean gatekeeper, boolean again) {
    WorkerOnChain worker = worker(Optional.of(100L), addedAt, gatekeeper, Optional.empty());
    assertThat(worker.mustRegisterAgain()).isEqualTo(again);
    assertThat(worker.earning().cause()).isEqualTo(again ? Cause.NOT_REGISTERED : Cause.NO_SESSION);
  }

  @Test
  void earning_noScore_isBenchmarking() {
    assertThat(worker(Optional.empty(), 21, false, Optional.empty()).earning().cause())
        .isEqualTo(Cause.BENCHMARKING);
  }

  @Test
  void earning_scoreOfNothing_isBenchmarkingAgainUnlessItComputes() {
    WorkerOnChain idle = worker(Optional.of(0L), 21, false, Optional.empty());
    assertThat(idle.mustBeMeasuredAgain()).isTrue();
    assertThat(idle.earning().cause()).isEqualTo(Cause.BENCHMARKING);
    assertThat(
            worker(Optional.of(0L), 21, false, Optional.of(session("Ready"))).mustBeMeasuredAgain())
        .isTrue();
    assertThat(
            worker(Optional.of(0L), 21, false, Optional.of(session("WorkerIdle")))
                .mustBeMeasuredAgain())
        .isFalse();
    assertThat(worker(Optional.of(0L), 21, true, Optional.empty()).mustBeMeasuredAgain()).isFalse();
    assertThat(worker(Optional.of(1L), 21, false, Optional.empty()).mustBeMeasuredAgain())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ready | NO_SESSION | its pool has not started it",
        "WorkerIdle | EARNING | last challenge answered at 1970-01-01T00:01:40Z",
        "WorkerUnresponsive | UNRESPONSIVE | the chain holds it for unresponsive",
        "WorkerCoolingDown | NO_SESSION | it was stopped at 1970-01-01T00:02:00Z"
      })
  void earning_session_tellsItsState(String state, Cause cause, String words) {
    WorkerOnChain worker = worker(Optional.of(100L), 21, false, Optional.of(session(state)));
    assertThat(worker.earning().cause()).isEqualTo(cause);
    assertThat(worker.earning().line()).contains(words);
  }

  private static WorkerOnChain worker(
      Optional<Long> score, long addedAt, boolean gatekeeper, Optional<Session> session) {
    return new WorkerOnChain(
        KEY,
        Optional.of(
            new WorkerInfoV2(
                KEY, KEY, 1 << 16, 0, Optional.empty(), Optional.empty(), 1, score, List.of())),
        gatekeeper,
        Optional.of(addedAt),
        Optional.of(LAUNCH),
        session.map(any -> 0L),
        session);
  }

  private static Session session(String state) {
    return new Session(
        "45R2", state, BigInteger.ZERO, 100, 100, 100, 120, BigInteger.ZERO, BigInteger.ZERO);
  }
}
