package network.khala.economics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import network.khala.crypto.Hashing;
import network.khala.economics.ParameterSets;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.EngineMessage.HeartbeatChallenge;
import network.khala.economics.engine.EngineMessage.OfWorker;
import network.khala.economics.engine.EngineMessage.ParametersChanged;
import network.khala.economics.engine.EngineMessage.Registered;
import network.khala.economics.engine.EngineMessage.Started;
import network.khala.economics.engine.EngineMessage.WorkerEvent;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;

class TokenomicEngineTest {
  private static final BigInteger ALL = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
  private static final Bytes32 WORKER = key(1);

  private final TokenomicEngine engine =
      TokenomicEngine.withStatistics(ParameterSets.GENESIS_DEFAULT);

  @Test
  void end_moreOfflineWorkersThanAReportTakes_areSplitInKeyOrder() {
    int count = 4_500;
    engine.begin(block(1));
    for (int i = 0; i < count; i++) {
      register(key(i));
      start(key(i), 100);
    }
    engine.apply(Sender.PALLET, new HeartbeatChallenge(BigInteger.ZERO, ALL));
    engine.end();
    engine.begin(block(12));
    List<SettlementReport> reports = engine.end().reports();

    assertThat(reports)
        .extracting(report -> report.offline().size())
        .containsExactly(2000, 2000, 500);
    assertThat(reports.stream().flatMap(report -> report.offline().stream()))
        .isSorted()
        .hasSize(count);
    assertThat(engine.summary()).isEqualTo(new EngineSummary(count, count, count, count));
  }

  @Test
  void apply_heartbeatForAnotherChallenge_isRefusedAndChangesNothing() throws IOException {
    startWorking();
    engine.begin(block(2));
    engine.apply(Sender.PALLET, new HeartbeatChallenge(BigInteger.ZERO, ALL));
    engine.end();
    byte[] before = save(engine);
    engine.begin(block(2));
    MessageOutcome outcome = engine.apply(new Sender.Worker(WORKER), new Heartbeat(1, 1, 0, 9, 0));

    assertThat(outcome).isEqualTo(MessageOutcome.HEARTBEAT_MISMATCH);
    assertThat(outcome.isAlarm()).isTrue();
    assertThat(outcome.text()).contains("does not match the head of the waiting queue");
    assertThat(engine.end().reports()).isEmpty();
    assertThat(save(engine)).hasSameSizeAs(before);
    assertThat(engine.worker(WORKER).orElseThrow().waitingHeartbeats()).containsExactly(2L);
  }

  @Test
  void apply_counterThatLies_isCappedInsteadOfOverflowing() {
    startWorking();
    engine.begin(block(2));
    engine.apply(Sender.PALLET, new HeartbeatChallenge(BigInteger.ZERO, ALL));
    engine.end();
    engine.begin(new BlockContext(3, 12_001));
    engine.apply(new Sender.Worker(WORKER), new Heartbeat(1, 2, 12_000, -1L, 0));
    engine.end();

    assertThat(engine.worker(WORKER).orElseThrow().instantScore())
        .isEqualTo(U64F64.of(100).times(U64F64.parse("1.2")));
  }

  @Test
  void apply_parameters_changeAtOnceUnlessUnusableOrNotFromAPallet() {
    TokenomicParameters shrinking = ParameterSets.GENESIS_DEFAULT.withBudgetPerBlock(U64F64.ONE);
    engine.begin(block(1));
    assertThat(engine.apply(Sender.PALLET, new ParametersChanged(shrinking)))
        .isEqualTo(MessageOutcome.APPLIED);
    assertThat(engine.parameters()).isEqualTo(shrinking);
    assertThat(engine.apply(Sender.PALLET, new ParametersChanged(withVMax(1L << 31))))
        .isEqualTo(MessageOutcome.UNUSABLE_PARAMETERS);
    assertThat(engine.parameters()).isEqualTo(shrinking);
    assertThat(engine.apply(Sender.OTHER, new ParametersChanged(ParameterSets.PHALA_2022_04)))
        .isEqualTo(MessageOutcome.WRONG_SENDER);
    assertThat(engine.parameters()).isEqualTo(shrinking);
  }

  @Test
  void end_amountBeyondTheRange_failsAndStaysFailed() {
    engine.begin(block(1));
    register(WORKER);
    engine.apply(Sender.PALLET, new OfWorker(WORKER, new Started(1, new U64F64(-1, -1), 100)));
    assertThatThrownBy(engine::end)
        .isInstanceOf(EngineFailureException.class)
        .hasMessageContaining("block 1: fixed-point overflow");
    assertThatThrownBy(engine::end)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the engine has failed");
  }

  @Test
  void calls_inTheWrongOrder_areRefused() {
    assertThatThrownBy(engine::end).isInstanceOf(IllegalStateException.class);
    engine.begin(block(1));
    assertThatThrownBy(() -> engine.begin(block(2))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> save(engine)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void load_everyTruncationAndSomeFlips_giveTypedErrorsOrAnEngine() throws IOException {
    startWorking();
    engine.begin(block(2));
    engine.apply(Sender.PALLET, new HeartbeatChallenge(BigInteger.ZERO, ALL));
    engine.apply(Sender.PALLET, new OfWorker(WORKER, new EngineMessage.BenchStarted(9)));
    engine.end();
    byte[] saved = save(engine);
    for (int length = 0; length < saved.length; length++) {
      byte[] cut = Arrays.copyOf(saved, length);
      assertThatThrownBy(() -> load(cut)).isInstanceOf(EOFException.class);
    }
    for (int i = 0; i < saved.length; i++) {
      byte[] flipped = saved.clone();
      flipped[i] ^= (byte) 0x80;
      try {
        load(flipped);
      } catch (IOException e) {
        assertThat(e).isInstanceOfAny(EOFException.class, MalformedCheckpointException.class);
      }
    }
  }

  private static TokenomicParameters withVMax(long vMax) {
    TokenomicParameters p = ParameterSets.GENESIS_DEFAULT;
    return new TokenomicParameters(
        p.phaRate(),
        p.rho(),
        p.budgetPerBlock(),
        U64F64.of(vMax),
        p.costK(),
        p.costB(),
        p.slashRate(),
        p.treasuryRatio(),
        p.heartbeatWindow(),
        p.rigK(),
        p.rigB(),
        p.re(),
        p.k(),
        p.kappa());
  }

  private void startWorking() {
    engine.begin(new BlockContext(1, 12_000));
    register(WORKER);
    start(WORKER, 100);
    engine.end();
  }

  private void register(Bytes32 worker) {
    send(worker, new Registered(1));
  }

  private void start(Bytes32 worker, long score) {
    send(worker, new Started(1, U64F64.of(3_000), score));
  }

  private void send(Bytes32 worker, WorkerEvent event) {
    assertThat(engine.apply(Sender.PALLET, new OfWorker(worker, event)))
        .isEqualTo(MessageOutcome.APPLIED);
  }

  private static BlockContext block(long number) {
    return new BlockContext(number, number * 12_000);
  }

  private static Bytes32 key(int i) {
    return Bytes32.wrap(Hashing.blake2b256(new byte[] {(byte) (i >> 8), (byte) i}));
  }

  private static byte[] save(TokenomicEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static TokenomicEngine load(byte[] bytes) throws IOException {
    return TokenomicEngine.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
