package network.khala.rpc.jsonrpc;

import static network.khala.rpc.metrics.Exposition.Kind.COUNTER;
import static network.khala.rpc.metrics.Exposition.Kind.GAUGE;
import static network.khala.rpc.metrics.Exposition.Kind.HISTOGRAM;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import network.khala.rpc.metrics.Exposition;
import network.khala.rpc.metrics.MetricSource;

/// Counts calls by method, and sessions. Methods that there are not count as one.
final class RpcMetrics implements MetricSource {
  /// Stands for every name that is no method, so that peers cannot make up labels.
  static final String UNKNOWN = "unknown";

  private static final long[] BUCKETS_MICROS = {
    100, 500, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 10_000_000
  };
  private static final long NANOS_PER_MICRO = 1000;

  private final ConcurrentMap<Key, Calls> calls = new ConcurrentHashMap<>();
  private final LongAdder opened = new LongAdder();
  private final LongAdder closed = new LongAdder();
  private final LongAdder tooSlow = new LongAdder();
  private final LongAdder malformed = new LongAdder();
  private final LongAdder subscriptions = new LongAdder();

  private record Key(String protocol, String method) {}

  /// The calls of one method over one protocol.
  static final class Calls {
    private final LongAdder started = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder limited = new LongAdder();
    private final Times times = new Times();
    private final Times limitedTimes = new Times();

    private Calls() {}

    void start() {
      started.increment();
    }

    void answered(long nanos) {
      answered.increment();
      times.add(nanos / NANOS_PER_MICRO);
    }

    void failed(long nanos) {
      failed.increment();
      times.add(nanos / NANOS_PER_MICRO);
    }

    /// It was not run: its peer's address had used up what it may.
    void limited(long nanos) {
      limited.increment();
      limitedTimes.add(nanos / NANOS_PER_MICRO);
    }
  }

  private static final class Times {
    private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS_MICROS.length + 1);
    private final LongAdder sumMicros = new LongAdder();

    void add(long micros) {
      int bucket = 0;
      while (bucket < BUCKETS_MICROS.length && micros > BUCKETS_MICROS[bucket]) {
        bucket++;
      }
      buckets.incrementAndGet(bucket);
      sumMicros.add(micros);
    }

    long[] cumulated() {
      long[] counts = new long[buckets.length()];
      long sum = 0;
      for (int i = 0; i < counts.length; i++) {
        sum += buckets.get(i);
        counts[i] = sum;
      }
      return counts;
    }
  }

  /// The calls of a method, whose name must be one that there is, or [#UNKNOWN].
  Calls of(Answer.Context context, String method) {
    String protocol = context.connection().isPresent() ? "ws" : "http";
    return calls.computeIfAbsent(new Key(protocol, method), _ -> new Calls());
  }

  void malformed() {
    malformed.increment();
  }

  void opened() {
    opened.increment();
  }

  void closed() {
    closed.increment();
  }

  /// A peer was disconnected since it did not read what it had asked for.
  void tooSlow() {
    tooSlow.increment();
  }

  void subscribed(int change) {
    subscriptions.add(change);
  }

  @Override
  public void writeTo(Exposition page) {
    SortedMap<Key, Calls> sorted =
        new TreeMap<>(Comparator.comparing(Key::method).thenComparing(Key::protocol));
    sorted.putAll(calls);
    page.family(
        "substrate_rpc_calls_started", COUNTER, "Number of RPC calls received, each of a batch");
    sorted.forEach(
        (key, of) -> page.sample("substrate_rpc_calls_started", labels(key), of.started.sum()));
    page.family("substrate_rpc_calls_finished", COUNTER, "Number of RPC calls answered");
    sorted.forEach(
        (key, of) -> {
          finished(page, key, false, false, of.answered);
          finished(page, key, true, false, of.failed);
          finished(page, key, true, true, of.limited);
        });
    page.family("substrate_rpc_calls_time", HISTOGRAM, "Time of RPC calls in microseconds");
    sorted.forEach(
        (key, of) -> {
          times(page, key, false, of.times);
          times(page, key, true, of.limitedTimes);
        });
    simple(page, "substrate_rpc_sessions_opened", COUNTER, "WebSockets opened", opened.sum());
    simple(page, "substrate_rpc_sessions_closed", COUNTER, "WebSockets closed", closed.sum());
    simple(
        page,
        "khala_rpc_sessions_too_slow_total",
        COUNTER,
        "WebSockets ended since their peers did not read",
        tooSlow.sum());
    simple(
        page,
        "khala_rpc_requests_malformed_total",
        COUNTER,
        "Messages and members of batches that are no requests",
        malformed.sum());
    simple(page, "khala_rpc_subscriptions", GAUGE, "Subscriptions now", subscriptions.sum());
  }

  private static void simple(
      Exposition page, String name, Exposition.Kind kind, String help, long value) {
    page.family(name, kind, help).sample(name, value);
  }

  private static Map<String, String> labels(Key key) {
    return Map.of("protocol", key.protocol(), "method", key.method());
  }

  private static Map<String, String> labels(Key key, boolean limited) {
    Map<String, String> labels = new TreeMap<>(labels(key));
    labels.put("is_rate_limited", String.valueOf(limited));
    return labels;
  }

  private static void finished(
      Exposition page, Key key, boolean error, boolean limited, LongAdder count) {
    if (count.sum() > 0) {
      Map<String, String> labels = labels(key, limited);
      labels.put("is_error", String.valueOf(error));
      page.sample("substrate_rpc_calls_finished", labels, count.sum());
    }
  }

  private static void times(Exposition page, Key key, boolean limited, Times times) {
    long[] counts = times.cumulated();
    long all = counts[BUCKETS_MICROS.length];
    if (all == 0) {
      return;
    }
    Map<String, String> labels = labels(key, limited);
    for (int i = 0; i < counts.length; i++) {
      Map<String, String> bucket = new TreeMap<>(labels);
      bucket.put("le", i < BUCKETS_MICROS.length ? String.valueOf(BUCKETS_MICROS[i]) : "+Inf");
      page.sample("substrate_rpc_calls_time_bucket", bucket, counts[i]);
    }
    page.sample("substrate_rpc_calls_time_sum", labels, times.sumMicros.sum());
    page.sample("substrate_rpc_calls_time_count", labels, all);
  }
}
