package network.khala.tee.devtee;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Where the reply to one request arrives. A reply to another request, or one that comes after its
/// request has timed out, is wiped: it may hold a key.
final class PendingReply {
  /// Waits for nothing.
  static final PendingReply NONE = new PendingReply(0);

  private final int number;
  private final CompletableFuture<byte[]> content = new CompletableFuture<>();

  /// For the request with this number, which is not 0.
  PendingReply(int number) {
    this.number = number;
    if (number == 0) {
      content.cancel(false);
    }
  }

  int number() {
    return number;
  }

  /// Hands over what has arrived, or wipes it.
  void deliver(Frames.Numbered reply) {
    if (reply.number() != number || !content.complete(reply.content())) {
      Arrays.fill(reply.content(), (byte) 0);
    }
  }

  /// There will be no reply.
  void abandon() {
    content.cancel(false);
  }

  /// Waits for the reply; null if there is none in time or at all.
  byte @Nullable [] await(Duration timeout) throws InterruptedException {
    try {
      return content.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // Whoever was faster decides: a reply that came in this moment is an answer.
      return content.cancel(false) ? null : content.resultNow();
    } catch (CancellationException | ExecutionException e) {
      return null;
    }
  }
}
