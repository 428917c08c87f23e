package network.khala.pruntime.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import network.khala.pruntime.PrpcException;

/// Reads the bodies of requests within bounds: each within its method's limit, refused before it is
/// read where its length is told, and all that are in work together within a share of the heap. One
/// that is larger than that share is never read.
public final class RequestBodies {
  private static final int UNIT = 16 << 10;
  private static final long WAIT_SECONDS = 30;

  /// Read and thrown away, so that whoever sends a little too much gets to read why not.
  private static final int DRAIN_MAX = 1 << 20;

  private final Semaphore units;
  private final int capacity;

  /// @param bytesMax of all bodies in work together
  public RequestBodies(long bytesMax) {
    this.capacity = (int) Math.max(1, Math.min(bytesMax / UNIT, Integer.MAX_VALUE));
    this.units = new Semaphore(capacity, true);
  }

  /// What is done with a body.
  interface Use<T> {
    T apply(byte[] body);
  }

  /// Reads the body and hands it on.
  ///
  /// @param methodLimit bytes, at most
  /// @throws PrpcException with status 413 beyond that, or 503 if there is no room now
  /// @throws IOException if the client goes away
  <T> T with(HttpExchange exchange, int methodLimit, Use<T> use) throws IOException {
    int limit = (int) Math.min(methodLimit, (long) capacity * UNIT);
    InputStream in = exchange.getRequestBody();
    long told = told(exchange);
    if (told > limit) {
      drain(in);
      throw PrpcException.tooLarge();
    }
    int wanted = (int) Math.min(capacity, (told < 0 ? limit : told) / UNIT + 1);
    acquire(wanted);
    try {
      byte[] body = in.readNBytes(limit);
      if (in.read() >= 0) {
        drain(in);
        throw PrpcException.tooLarge();
      }
      return use.apply(body);
    } finally {
      units.release(wanted);
    }
  }

  private void acquire(int wanted) {
    try {
      if (!units.tryAcquire(wanted, WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw PrpcException.unreadable();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PrpcException.unreadable();
    }
  }

  /// The length in the request's head; −1 if it tells none.
  private static long told(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static void drain(InputStream in) throws IOException {
    byte[] ignored = new byte[8192];
    int rest = DRAIN_MAX;
    while (rest > 0) {
      int read = in.read(ignored, 0, Math.min(rest, ignored.length));
      if (read < 0) {
        return;
      }
      rest -= read;
    }
  }
}
