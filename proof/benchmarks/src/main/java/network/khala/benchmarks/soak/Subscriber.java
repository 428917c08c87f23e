package network.khala.benchmarks.soak;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Listens to new heads; none may be missing.
final class Subscriber implements WebSocket.Listener {
  static final String SUBSCRIBE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"chain_subscribeNewHeads\",\"params\":[]}";
  private static final Pattern NUMBER = Pattern.compile("\"number\":\"0x([0-9a-f]+)\"");

  private final Faults faults;
  private final Heads heads;
  private final StringBuilder message = new StringBuilder();
  private long last = -1;

  Subscriber(Faults faults, Heads heads) {
    this.faults = faults;
    this.heads = heads;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean end) {
    message.append(data);
    if (end) {
      take(NUMBER.matcher(message));
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(Matcher number) {
    if (!number.find()) {
      return;
    }
    long head = Long.parseLong(number.group(1), 16);
    boolean first = last < 0;
    if (!first && head != last + 1) {
      faults.add("head " + head + " came after head " + last);
    }
    last = head;
    if (!first) {
      // The first one tells of a head that others may have had for long.
      heads.told(head);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    faults.add("a subscriber was disconnected: " + code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    faults.add("a subscriber's connection broke: " + error);
  }
}
