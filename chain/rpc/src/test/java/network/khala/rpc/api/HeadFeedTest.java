package network.khala.rpc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.rpc.backend.Blocks;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeadFeedTest {
  @Test
  void listen_blocksThatComeWhileAListenerIsSlow_areToldBeforeTheyAreFinal() throws Exception {
    Growing blocks = new Growing();
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    try (HeadFeed heads = new HeadFeed(blocks)) {
      heads.listen(
          new HeadListener() {
            @Override
            public void onBest(Header header, Hash hash) {
              told.add("best " + header.number());
              if (header.number() == 1) {
                blocks.grow(2);
              }
            }

            @Override
            public void onFinalised(Header header, Hash hash) {
              told.add("final " + header.number());
            }
          });

      blocks.grow(1);

      List<String> order = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        order.add(told.poll(30, TimeUnit.SECONDS));
      }
      assertThat(order).containsExactly("best 1", "final 1", "best 2", "final 2");
    }
  }

  /// A chain whose blocks are final at once.
  private static final class Growing implements Blocks {
    private volatile long newest;
    private volatile Runnable changed = () -> {};

    void grow(long number) {
      newest = number;
      changed.run();
    }

    @Override
    public long best() {
      return newest;
    }

    @Override
    public long finalised() {
      return newest;
    }

    @Override
    public Optional<Header> header(long number) {
      return Optional.of(
          new Header(Hash.ZERO, number, Hash.ZERO, Hash.ZERO, new Digest(List.of())));
    }

    @Override
    public Optional<Hash> hash(long number) {
      return header(number).map(Header::hash);
    }

    @Override
    public Optional<Long> number(Hash hash) {
      return Optional.empty();
    }

    @Override
    public Optional<Bytes> encodedHeader(long number) {
      return header(number).map(found -> Bytes.of(Header.CODEC.encode(found)));
    }

    @Override
    public Optional<List<Bytes>> body(long number) {
      return Optional.empty();
    }

    @Override
    public Optional<Bytes> finalityProof(long number) {
      return Optional.empty();
    }

    @Override
    public Runnable listen(Runnable listener) {
      changed = listener;
      return () -> changed = () -> {};
    }
  }
}
