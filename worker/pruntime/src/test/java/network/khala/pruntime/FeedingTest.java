package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeMap;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codecs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However blocks come, whatever is repeated, and wherever the program is stopped: the same state,
/// every message once.
final class FeedingTest {
  private static final int BLOCKS = 60;

  private final FakeChain chain = new FakeChain();
  private final TreeMap<String, String> everSaid = new TreeMap<>();
  @TempDir Path reference;
  @TempDir Path directory;
  private Enclave enclave;

  @BeforeEach
  void start() throws IOException {
    try (Enclave straight = TestEnclave.following(chain, reference)) {
      Files.copy(reference.resolve("runtime-data.seal"), directory.resolve("runtime-data.seal"));
      busyChain(TestEnclave.key(straight));
      TestEnclave.catchUp(straight, chain);
    }
    enclave = TestEnclave.following(chain, directory);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyOrderOfFeedingAndStopping_leadsToTheSameState(long seed) {
    Random random = new Random(seed);
    long steps = 0;
    while (next(enclave.info().getBlocknum()) <= BLOCKS) {
      step(random);
      remember();
      assertThat(++steps).as("steps with seed %d", seed).isLessThan(20_000);
    }
    try (Enclave straight = TestEnclave.at(reference)) {
      assertThat(TestEnclave.state(enclave)).isEqualTo(TestEnclave.state(straight));
      assertThat(TestEnclave.said(enclave)).isEqualTo(TestEnclave.said(straight)).isNotEmpty();
      assertThat(everSaid.values())
          .containsAll(TestEnclave.said(straight).stream().map(FeedingTest::content).toList());
    }
    enclave.close();
  }

  private void step(Random random) {
    switch (random.nextInt(8)) {
      case 0, 1 -> headers(random);
      case 2, 3 -> heads(random);
      case 4, 5 -> blocks(random);
      case 6 -> enclave.checkpoint();
      default -> {
        if (random.nextInt(4) == 0) {
          stop(random.nextBoolean());
        }
      }
    }
  }

  /// From anywhere to anywhere: what is known already, what comes next, or with a gap.
  private void headers(Random random) {
    int to = 1 + random.nextInt(BLOCKS);
    int from = 1 + random.nextInt(to);
    tolerant(() -> enclave.syncHeaders(chain.headers(from, to)));
    int next = enclave.info().getHeadernum();
    if (next <= BLOCKS && random.nextBoolean()) {
      int last = next + random.nextInt(BLOCKS - next + 1);
      tolerant(() -> enclave.syncHeaders(chain.headers(next, last)));
    }
  }

  private void heads(Random random) {
    int to = 1 + random.nextInt(BLOCKS);
    int from = random.nextBoolean() ? enclave.info().getHeadsNum() : 1 + random.nextInt(to);
    if (from <= to) {
      tolerant(() -> enclave.dispatch(chain.heads(from, to).build()));
    }
  }

  private void blocks(Random random) {
    int to = 1 + random.nextInt(BLOCKS);
    int from = random.nextBoolean() ? enclave.info().getBlocknum() : 1 + random.nextInt(to);
    if (from <= to) {
      tolerant(() -> enclave.dispatch(chain.blocks(ProvenBlocks.newBuilder(), from, to).build()));
    }
  }

  /// With a checkpoint at the end, or as if killed.
  private void stop(boolean politely) {
    if (politely) {
      enclave.close();
    }
    enclave = TestEnclave.at(directory);
    if (!enclave.info().getInitialized()) {
      enclave.init(chain.init());
    }
  }

  /// What comes in the wrong order is refused, with a text for its caller.
  private static void tolerant(Runnable call) {
    try {
      call.run();
    } catch (PrpcException refused) {
      assertThat(refused.text()).isIn("BlockNumberMismatch", "NoStateRoot");
    }
  }

  /// Under one sequence the same is said for ever.
  private void remember() {
    for (String one : TestEnclave.said(enclave)) {
      String before = everSaid.put(key(one), content(one));
      assertThat(before).as(one).isIn(null, content(one));
    }
  }

  private static String key(String said) {
    return said.substring(0, said.indexOf(':'));
  }

  private static String content(String said) {
    return said.substring(said.indexOf(':'));
  }

  private static long next(int number) {
    return Integer.toUnsignedLong(number);
  }

  /// Sessions, measurements, challenges; now and then the chain takes what was said.
  private void busyChain(Sr25519PublicKey own) {
    chain.block(Messages.registered(own));
    chain.block(Messages.started(own, 1));
    for (int number = 3; number <= BLOCKS; number++) {
      if (number % 10 == 3) {
        chain.block(
            Messages.event(own, new WorkerEvent.BenchStart(4)),
            Messages.challenge(Messages.EVERYBODY));
      } else if (number % 7 == 0) {
        chain.block(Messages.challenge(Messages.EVERYBODY), Messages.challenge(Messages.EVERYBODY));
      } else if (number % 13 == 0) {
        chain.set(
            LightKeys.offchainIngress(new MessageOrigin.Worker(own)),
            Codecs.U64.encode((long) number / 2));
        chain.block();
      } else {
        chain.block(Messages.challenge(Messages.EVERYBODY));
      }
    }
  }
}
