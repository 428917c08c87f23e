package network.khala.relayer;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.khala.client.Answers;
import network.khala.client.rpc.RpcClient;
import network.khala.protocol.mq.EgressMessages;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import tools.jackson.databind.JsonNode;

/// Brings the messages of all workers onto the chain: of each sender what the chain and its pool do
/// not have yet, ascending, nothing twice. Safe for use by several threads.
///
/// Source: `docs/protocol/relayer.md#messages-of-the-worker`.
final class MessageSender {
  private static final Codec<SignedMessage> MESSAGE = SignedMessage.CODEC;
  private static final long FIRST_PAUSE = Duration.ofSeconds(6).toNanos();
  private static final long MAX_PAUSE = Duration.ofSeconds(60).toNanos();

  /// Senders remembered; a forgotten one costs a refused extrinsic at most.
  private static final int MAX_SENDERS = 4_096;

  private final RpcClient rpc;
  private final Account account;
  private final RelayerEvents events;
  private final int limit;
  private final Map<MessageOrigin, Sent> sent = new LinkedHashMap<>();

  MessageSender(RpcClient rpc, Account account, RelayerEvents events, int limit) {
    this.rpc = rpc;
    this.account = account;
    this.events = events;
    this.limit = limit;
  }

  /// What was submitted for a sender.
  ///
  /// @param next the sequence after the last one
  /// @param at when, by the nanosecond clock
  /// @param pause how long the chain may take before the same is submitted again
  private record Sent(long next, long at, long pause) {
    boolean covers(long sequence, long now) {
      return Long.compareUnsigned(sequence, next) < 0 && now - at < pause;
    }
  }

  /// Submits what is new, at most `limit` messages.
  synchronized void send(URI worker, List<EgressMessages> egress) {
    int left = limit;
    for (EgressMessages each : egress) {
      if (!each.messages().isEmpty() && left > 0) {
        left -= sendOf(worker, each, left);
      }
    }
  }

  private int sendOf(URI worker, EgressMessages egress, int most) {
    MessageOrigin sender = egress.sender();
    // Upstream's nodes refuse the prefix.
    String encoded = Bytes.wrap(MessageOrigin.CODEC.encode(sender)).toHex().substring(2);
    long expected = sequence(rpc.call("pha_getMqNextSequence", encoded));
    long now = System.nanoTime();
    List<SignedMessage> due = new ArrayList<>();
    for (SignedMessage message : egress.messages()) {
      Sent before = sent.get(sender);
      if (Long.compareUnsigned(message.sequence(), expected) >= 0
          && (before == null || !before.covers(message.sequence(), now))
          && due.size() < most) {
        due.add(message);
      }
    }
    if (due.isEmpty()) {
      return 0;
    }
    List<Bytes> arguments = new ArrayList<>(due.size());
    due.forEach(message -> arguments.add(Bytes.wrap(MESSAGE.encode(message))));
    account.submitAll(
        "PhalaMq",
        "sync_offchain_message",
        arguments,
        index -> remember(worker, sender, due.get((int) index), now));
    return due.size();
  }

  private static long sequence(JsonNode json) {
    if (!json.isIntegralNumber()) {
      throw Answers.malformed("a sequence", json);
    }
    return json.bigIntegerValue().longValue();
  }

  private void remember(URI worker, MessageOrigin sender, SignedMessage message, long at) {
    Sent before = sent.get(sender);
    Sent now =
        before != null && Long.compareUnsigned(message.sequence(), before.next()) < 0
            ? new Sent(before.next(), at, Math.min(2 * before.pause(), MAX_PAUSE))
            : new Sent(message.sequence() + 1, at, FIRST_PAUSE);
    sent.remove(sender);
    sent.put(sender, now);
    if (sent.size() > MAX_SENDERS) {
      sent.remove(sent.keySet().iterator().next());
    }
    events.messageSent(
        worker, sender, message.sequence(), message.message().destination().toString());
  }
}
