package network.khala.economics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.WorkerView.Session;

class EngineAgainstReferenceTest {
  private static final int BLOCKS = 150;

  @Property(tries = 300)
  void process_randomChain_equalsThePlainReading(@ForAll long seed) throws IOException {
    RandomChain chain = new RandomChain(seed);
    TokenomicParameters parameters = chain.parameters();
    ReferenceEngine reference = new ReferenceEngine(parameters);
    boolean statistics = chain.chance(2);
    TokenomicEngine engine =
        statistics ? TokenomicEngine.withStatistics(parameters) : new TokenomicEngine(parameters);

    for (int i = 0; i < BLOCKS; i++) {
      BlockContext block = chain.next();
      reference.begin(block.number(), block.timestampMillis());
      engine.begin(block);
      for (RandomChain.Signed signed : chain.messages(reference)) {
        boolean accepted = reference.apply(signed.sender(), signed.message());
        MessageOutcome outcome = engine.apply(signed.sender(), signed.message());
        assertThat(outcome == MessageOutcome.HEARTBEAT_MISMATCH).isEqualTo(!accepted);
      }
      Optional<SettlementReport> expected = reference.end();
      assertThat(engine.end().reports()).isEqualTo(expected.stream().toList());
      compare(reference, engine);
      if (chain.chance(10)) {
        engine = restart(engine);
      }
    }
  }

  private static void compare(ReferenceEngine reference, TokenomicEngine engine) {
    List<WorkerView> views = new ArrayList<>();
    engine.forEachWorker(views::add);
    assertThat(views.stream().map(WorkerView::worker))
        .containsExactlyElementsOf(reference.workers.keySet());
    U64F64 sum = U64F64.ZERO;
    for (WorkerView view : views) {
      ReferenceEngine.Worker worker = Objects.requireNonNull(reference.workers.get(view.worker()));
      assertThat(view)
          .isEqualTo(
              new WorkerView(
                  view.worker(),
                  worker.unresponsive,
                  view.benchmark(),
                  Optional.ofNullable(worker.session)
                      .map(
                          id -> new Session(id, worker.paused, view.session().get().startMillis())),
                  List.copyOf(worker.waiting),
                  worker.v,
                  worker.vInit,
                  worker.vDeductible,
                  worker.vUpdateAt,
                  worker.vUpdateBlock,
                  worker.iterationLast,
                  worker.challengeTimeLast,
                  worker.pBench,
                  worker.pInstant,
                  worker.confidence,
                  worker.contracts,
                  worker.share(),
                  view.statistics()));
      assertThat(view.benchmark().isPresent()).isEqualTo(worker.benchmarkStart != null);
      boolean counts = worker.session != null && !worker.unresponsive;
      sum = counts ? sum.plus(worker.share()) : sum;
    }
    assertThat(engine.shareSum()).isEqualTo(sum);
  }

  /// Saves, loads, and saves again: the bytes must be the same.
  private static TokenomicEngine restart(TokenomicEngine engine) throws IOException {
    byte[] saved = save(engine);
    TokenomicEngine loaded =
        TokenomicEngine.load(new DataInputStream(new ByteArrayInputStream(saved)));
    assertThat(save(loaded)).isEqualTo(saved);
    return loaded;
  }

  private static byte[] save(TokenomicEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
