package network.khala.rpc.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.jsonrpc.Sink;
import network.khala.rpc.node.DirectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How long a follower may hold blocks, by a clock that the test sets. The chain is a real one.
class FollowTest {
  private static final DirectNode NODE = DirectNode.open();

  private final Blocks blocks = NODE.backend().blocks();
  private final Told told = new Told();
  private long nanos = Long.MAX_VALUE - 1_000_000; // A clock of nanoseconds may wrap around.
  private final Follow follow =
      new Follow(blocks, NODE.backend().states(), told, false, () -> nanos);

  /// What the follower is told.
  private static final class Told implements Sink {
    private final List<String> events = new ArrayList<>();
    private boolean closed;

    @Override
    public String id() {
      return "follow";
    }

    @Override
    public void send(JsonNode message) {
      events.add(message.path("event").stringValue());
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @BeforeEach
  void begin() {
    follow.begin();
    told.events.clear();
  }

  private void block() {
    NODE.makeBlock();
    Header header = blocks.header(blocks.best()).orElseThrow();
    follow.onBest(header, header.hash());
    if (!told.closed) {
      follow.onFinalised(header, header.hash());
    }
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private List<Hash> allBut(long number) {
    List<Hash> hashes = new ArrayList<>();
    for (long other = 0; other <= blocks.best(); other++) {
      Hash hash = blocks.hash(other).orElseThrow();
      if (other != number && follow.pinned().number(hash).isPresent()) {
        hashes.add(hash);
      }
    }
    return hashes;
  }

  @Test
  void blocksHeldSinceTheBeginning_areBorneUntilThereIsANewOne() {
    pass(Duration.ofHours(1));
    block();
    assertThat(told.events).containsExactly("newBlock", "bestBlockChanged", "finalized");
    assertThat(told.closed).isFalse();
  }

  @Test
  void blocksHeldFor60Seconds_areBorne() {
    block();
    told.events.clear();
    pass(Follow.MAX_PIN_AGE);
    block();
    assertThat(told.events).containsExactly("newBlock", "bestBlockChanged", "finalized");
    assertThat(told.closed).isFalse();
  }

  @Test
  void blockHeldForLonger_stopsTheFollowerInsteadOfTheNextBlock() {
    block();
    told.events.clear();
    pass(Follow.MAX_PIN_AGE.plusNanos(1));
    block();
    assertThat(told.events).containsExactly("stop");
    assertThat(told.closed).isTrue();
  }

  @Test
  void lastFinalBlock_heldForAnHour_isBorne() {
    block();
    follow.pinned().unpin(allBut(blocks.finalised()));
    told.events.clear();
    pass(Duration.ofHours(1));
    block();
    assertThat(told.events).containsExactly("newBlock", "bestBlockChanged", "finalized");
  }

  @Test
  void ageOfABlock_countsFromTheBlockThatOvertookIt() {
    long last = blocks.finalised();
    follow.pinned().unpin(allBut(last));
    pass(Duration.ofHours(1));
    block();
    pass(Follow.MAX_PIN_AGE);
    block();
    assertThat(told.events).doesNotContain("stop");

    pass(Duration.ofNanos(1));
    block();
    assertThat(told.events.getLast()).isEqualTo("stop");
  }

  @Test
  void blocksLetGoOf_countNoLonger() {
    for (int i = 0; i < 5; i++) {
      block();
      follow.pinned().unpin(allBut(blocks.finalised()));
      pass(Follow.MAX_PIN_AGE.plusSeconds(1));
    }
    assertThat(told.events).hasSize(15).doesNotContain("stop");
  }
}
