package network.khala.cli.relayer;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import network.khala.cli.Output;
import network.khala.protocol.earning.EarningState;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.relayer.RelayerEvents;

/// Prints what a relayer does, a line each; blocks and messages for machines only.
public final class RelayerLines implements RelayerEvents {
  private final Output output;

  /// Lines that go there.
  public RelayerLines(Output output) {
    this.output = output;
  }

  @Override
  public void initialized(URI worker, Sr25519PublicKey key) {
    tell(event("initialized", worker, key), worker + "  follows the chain as " + key.toHex());
  }

  @Override
  public void attested(URI worker, Sr25519PublicKey key) {
    tell(event("attested", worker, key), worker + "  gave its evidence");
  }

  @Override
  public void registered(URI worker, Sr25519PublicKey key, long number) {
    Map<String, Object> object = event("registered", worker, key);
    object.put("block", number);
    tell(object, worker + "  registered in block " + number);
  }

  @Override
  public void benchmarked(URI worker, Sr25519PublicKey key, long score) {
    Map<String, Object> object = event("benchmarked", worker, key);
    object.put("score", score);
    tell(object, worker + "  score " + score);
  }

  @Override
  public void synced(URI worker, long number) {
    if (output.json()) {
      Map<String, Object> object = event("synced", worker);
      object.put("block", number);
      tell(object, "");
    }
  }

  @Override
  public void messageSent(URI worker, MessageOrigin sender, long sequence, String topic) {
    if (output.json()) {
      Map<String, Object> object = event("message", worker);
      object.put("sender", sender.toString());
      object.put("sequence", Long.toUnsignedString(sequence));
      object.put("topic", topic);
      tell(object, "");
    }
  }

  @Override
  public void earning(URI worker, EarningState state) {
    Map<String, Object> object = event("earning", worker);
    object.put("earning", state.earning());
    object.put("state", state.cause().wireName());
    object.put("line", state.line());
    tell(object, worker + "  " + state.line());
  }

  @Override
  public void handedOver(URI worker, Sr25519PublicKey key, URI next) {
    Map<String, Object> object = event("handed-over", worker, key);
    object.put("next", next.toString());
    tell(
        object,
        worker
            + "  handed its identity over to "
            + next
            + ": stop it, and run a relayer with --register for the newer one");
  }

  @Override
  public void error(URI worker, String message, String advice) {
    Map<String, Object> object = event("error", worker);
    object.put("message", message);
    object.put("advice", advice);
    if (output.json()) {
      tell(object, "");
    } else {
      output.error(message, advice);
    }
  }

  private static Map<String, Object> event(String name, URI worker, Sr25519PublicKey key) {
    Map<String, Object> object = event(name, worker);
    object.put("key", key.toHex());
    return object;
  }

  private static Map<String, Object> event(String name, URI worker) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", name);
    object.put("at", System.currentTimeMillis());
    object.put("worker", worker.toString());
    return object;
  }

  /// Workers have threads of their own, and lines must not mix.
  private synchronized void tell(Map<String, Object> object, String text) {
    output.result(object, text);
  }
}
