package network.khala.relayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where a worker begins that has followed no chain yet.
@Timeout(120)
final class FirstStartTest extends RelayerFixture {
  private static final int LONG = 12_000;

  @Test
  void start_unknownWorkerOfALongChain_beginsAtTheLastFinalBlock() throws Exception {
    node.produce(LONG);
    start(config(10_000, worker.uri()));

    await(() -> !worker.assumed.isEmpty() && worker.executed() >= LONG);
    assertThat(number(worker.assumed.getFirst().getStart())).isEqualTo(LONG);
    assertThat(worker.assumed.getFirst().hasLater()).isFalse();
    assertThat(worker.headerBatches).allMatch(size -> size == 1);
  }

  @Test
  void start_registeredWorker_beginsBeforeItsRegistration() throws Exception {
    enter(worker.key);
    firstRegisteredAt(10_500);
    node.produce(LONG);
    start(config(10_000, worker.uri()));

    await(() -> worker.executed() == LONG);
    assertThat(number(worker.assumed.getFirst().getStart())).isEqualTo(10_000);
    assertThat(number(worker.assumed.getFirst().getLater())).isEqualTo(LONG);
  }

  @Test
  void start_workerRegisteredEarly_executesEveryBlock() throws Exception {
    enter(worker.key);
    firstRegisteredAt(300);
    node.produce(LONG);
    start(config(10_000, worker.uri()));

    await(() -> worker.executed() == LONG);
    assertThat(worker.assumed).isEmpty();
  }

  @Test
  void start_gatekeeper_executesEveryBlock() throws Exception {
    enter(worker.key);
    node.state.put(
        LightKeys.GATEKEEPERS, Bytes.wrap(LightKeys.GATEKEEPERS_CODEC.encode(List.of(worker.key))));
    node.produce(LONG);
    start(config(10_000, worker.uri()));

    await(() -> worker.executed() == LONG);
    assertThat(worker.assumed).isEmpty();
  }

  @Test
  void start_workerToBeAGatekeeper_executesEveryBlock() throws Exception {
    node.produce(LONG);
    start(config(10_000, worker.uri()).forGatekeepers());

    await(() -> worker.executed() >= LONG);
    assertThat(worker.assumed).isEmpty();
  }

  @Test
  void start_enclaveRefusesToSkip_executesEveryBlock() throws Exception {
    worker.skips = false;
    node.produce(LONG);
    start(config(10_000, worker.uri()));

    await(() -> worker.executed() >= LONG);
    assertThat(worker.assumed).hasSize(1);
    // Batches end where states stay provable.
    assertThat(worker.headerBatches).startsWith(10_000, 2_000);
  }

  private void firstRegisteredAt(long number) {
    node.state.put(
        LightKeys.firstRegisteredAt(worker.key), new ScaleWriter().u32(number).toBytes());
  }

  private static long number(LaterState state) {
    return Header.CODEC.decode(state.getEncodedHeader().toByteArray()).number();
  }
}
