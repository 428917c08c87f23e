package network.khala.rpc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import network.khala.rpc.jsonrpc.Answer.Connection;
import network.khala.rpc.jsonrpc.Answer.Context;
import network.khala.rpc.jsonrpc.RpcError;
import network.khala.rpc.jsonrpc.RpcException;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

class WatchedKeysTest {
  /// Counted as 356 bytes.
  private static final List<Bytes> KEY = List.of(Bytes.wrap(new byte[36]));

  private final WatchedKeys watched = new WatchedKeys(800, 1100);

  private static final class Open implements Connection {
    @Override
    public Runnable onClose(Runnable task) {
      return () -> {};
    }
  }

  private static Context peer() {
    return new Context(false, false, Optional.empty(), Optional.of(new Open()));
  }

  private void expectRefusal(Context peer, String why) {
    assertThatThrownBy(() -> watched.reserve(KEY, peer))
        .isInstanceOfSatisfying(
            RpcException.class,
            refused -> {
              assertThat(refused.error().code()).isEqualTo(RpcError.TOO_MANY_SUBSCRIPTIONS);
              assertThat(refused.error().data().orElseThrow().stringValue()).contains(why);
            });
  }

  @Test
  void reserve_moreThanOneConnectionMay_isRefusedAndCostsOthersNothing() {
    Context peer = peer();
    watched.reserve(KEY, peer);
    watched.reserve(KEY, peer);

    expectRefusal(peer, "800 bytes");
    watched.reserve(KEY, peer());
  }

  @Test
  void reserve_moreThanAllMay_isRefused() {
    for (int i = 0; i < 3; i++) {
      watched.reserve(KEY, peer());
    }
    expectRefusal(peer(), "this server");
  }

  @Test
  void release_evenTwice_givesBackOnce() {
    Context peer = peer();
    Runnable release = watched.reserve(KEY, peer);
    watched.reserve(KEY, peer);
    release.run();
    release.run();

    watched.reserve(KEY, peer);
    expectRefusal(peer, "800 bytes");
  }
}
