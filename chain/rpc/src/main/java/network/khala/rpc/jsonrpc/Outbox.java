package network.khala.rpc.jsonrpc;

import java.util.ArrayDeque;
import network.khala.rpc.transport.Budget;
import network.khala.rpc.transport.TextChannel;

/// Messages that wait for one peer to take them. A peer that leaves too many waiting is
/// disconnected and told why: nothing is dropped in silence.
final class Outbox {
  private final TextChannel channel;
  private final RpcLimits limits;
  private final Budget inAll;
  private final Runnable roomMade;
  private final Runnable tooSlow;

  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private long chars;
  private boolean sending;
  private boolean draining;
  private boolean closed;

  Outbox(TextChannel channel, RpcLimits limits, Budget inAll, Runnable roomMade, Runnable tooSlow) {
    this.channel = channel;
    this.limits = limits;
    this.inAll = inAll;
    this.roomMade = roomMade;
    this.tooSlow = tooSlow;
  }

  /// Sends a message as soon as those before it have left.
  void add(String text) {
    if (!accept(text)) {
      return;
    }
    drain();
  }

  private boolean accept(String text) {
    String complaint;
    synchronized (this) {
      if (closed) {
        return false;
      }
      complaint = complaint(text);
      if (complaint.isEmpty()) {
        waiting.add(text);
        chars += text.length();
        return true;
      }
    }
    end(complaint);
    return false;
  }

  /// The peer does not keep up: it is told so, and nothing more is sent.
  void end(String complaint) {
    if (close()) {
      tooSlow.run();
    }
    channel.close(TextChannel.TRY_AGAIN_LATER, complaint);
  }

  private String complaint(String text) {
    boolean empty = waiting.isEmpty() && !sending;
    if (waiting.size() >= limits.maxQueuedMessages()) {
      return "too slow: " + waiting.size() + " messages wait to be read";
    }
    if (!empty && chars + text.length() > limits.maxQueuedChars()) {
      return "too slow: " + chars + " characters wait to be read";
    }
    return inAll.reserve(text.length())
        ? ""
        : "this server has no memory left for answers; try again later";
  }

  /// Whether nothing waits.
  synchronized boolean isEmpty() {
    return closed || (waiting.isEmpty() && !sending);
  }

  /// Whether more requests of the peer may run.
  synchronized boolean hasRoom() {
    return chars < limits.maxQueuedChars() / 2;
  }

  /// Drops what waits; nothing more is sent.
  ///
  /// @return false if it was closed already
  synchronized boolean close() {
    boolean first = !closed;
    closed = true;
    for (String text : waiting) {
      chars -= text.length();
      inAll.release(text.length());
    }
    waiting.clear();
    return first;
  }

  /// Hands messages over one by one. A loop and not a chain of callbacks, since a network that
  /// takes thousands of messages at once would make that chain as deep.
  private void drain() {
    synchronized (this) {
      if (draining) {
        return;
      }
      draining = true;
    }
    while (true) {
      String text;
      synchronized (this) {
        if (sending || waiting.isEmpty()) {
          draining = false;
          return;
        }
        text = waiting.remove();
        sending = true;
      }
      channel.send(text, () -> sent(text.length()));
    }
  }

  private void sent(int length) {
    synchronized (this) {
      sending = false;
      chars -= length;
    }
    inAll.release(length);
    roomMade.run();
    drain();
  }
}
