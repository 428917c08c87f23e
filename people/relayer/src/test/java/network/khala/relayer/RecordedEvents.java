package network.khala.relayer;

import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import network.khala.protocol.earning.EarningState;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// What a relayer told, in order, each event as a line that begins with its kind.
final class RecordedEvents implements RelayerEvents {
  private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
  final List<String> all = new CopyOnWriteArrayList<>();

  /// The next event of the kind, waited for.
  String await(String kind) throws InterruptedException {
    while (true) {
      String event = queue.take();
      if (event.startsWith(kind)) {
        return event;
      }
    }
  }

  private void tell(String event) {
    all.add(event);
    queue.add(event);
  }

  @Override
  public void initialized(URI worker, Sr25519PublicKey key) {
    tell("initialized " + key);
  }

  @Override
  public void attested(URI worker, Sr25519PublicKey key) {
    tell("attested " + key);
  }

  @Override
  public void registered(URI worker, Sr25519PublicKey key, long number) {
    tell("registered " + number);
  }

  @Override
  public void benchmarked(URI worker, Sr25519PublicKey key, long score) {
    tell("benchmarked " + score);
  }

  @Override
  public void synced(URI worker, long number) {
    tell("synced " + number);
  }

  @Override
  public void messageSent(URI worker, MessageOrigin sender, long sequence, String topic) {
    tell("message " + topic + " " + sequence);
  }

  @Override
  public void earning(URI worker, EarningState state) {
    tell("earning " + state.cause().wireName());
  }

  @Override
  public void error(URI worker, String message, String advice) {
    tell("error " + message + " → " + advice);
  }
}
