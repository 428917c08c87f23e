package network.khala.benchmarks.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.Measurement;
import network.khala.benchmarks.Result;
import network.khala.benchmarks.chain.TemporaryNode;
import network.khala.engines.BlockSchedule;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.metrics.Exposition;
import network.khala.rpc.node.NodeRpc;
import network.khala.rpc.transport.HostRule;
import network.khala.rpc.transport.OriginRule;
import network.khala.rpc.transport.Quotas;
import network.khala.rpc.transport.TransportOptions;

/// A public endpoint under load: a thousand subscribers, callers over WebSocket and HTTP, peers
/// that never read, and floods of rubbish. The figure is what the callers get; the measurement
/// fails if one of those who behave well loses a head, a call or its connection.
///
/// All of them run in the node's process, so heap and resident memory are theirs together.
public final class SoakMeasurement implements Measurement {
  private static final int SUBSCRIBERS = 1000;
  private static final int PER_ADDRESS = 20;
  private static final int CALLERS = 20;
  private static final int SLOW = 10;
  private static final int FLOODS = 8;
  private static final Duration BLOCK_TIME = Duration.ofSeconds(1);
  private static final Duration SAMPLE = Duration.ofSeconds(10);
  private static final double MIB = 1 << 20;

  private static final RpcLimits USUAL = RpcLimits.DEFAULT;

  /// Smaller than usual where that makes what is slow end sooner.
  private static final RpcLimits LIMITS =
      new RpcLimits(
          USUAL.maxMessageChars(),
          USUAL.maxResponseChars(),
          USUAL.maxBatch(),
          USUAL.maxSubscriptions(),
          USUAL.maxSubscriptionsInAll(),
          USUAL.maxUnderway(),
          USUAL.maxRunningOfConnection(),
          USUAL.maxRunning(),
          64,
          4L << 20,
          64L << 20,
          USUAL.unitsPerMinute());

  @Override
  public String name() {
    return "rpc-soak";
  }

  @Override
  public String description() {
    return "calls beside 1,000 subscribers, slow consumers and floods; --minutes, 15";
  }

  @Override
  public Result measure(Effort effort) throws IOException {
    try (TemporaryNode temporary =
            TemporaryNode.open(
                BLOCK_TIME.toMillis(), new BlockSchedule.Interval(BLOCK_TIME), new TreeMap<>());
        NodeRpc rpc =
            NodeRpc.start(
                temporary.node(),
                new NodeRpc.Options(transport(), LIMITS, UnsafeMethods.SAFE, "benchmark"));
        Peers peers = new Peers(rpc.port())) {
      temporary.node().start();
      return new Run(rpc, peers, effort.soak()).result(name());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static TransportOptions transport() {
    return new TransportOptions(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        HostRule.LOCAL,
        OriginRule.DEFAULT,
        2 * SUBSCRIBERS,
        LIMITS.maxMessageChars(),
        16L * LIMITS.maxMessageChars(),
        TransportOptions.DEFAULT_IDLE_TIMEOUT,
        // Peers on this machine count here.
        new Quotas(Quotas.DEFAULT_CONNECTIONS, List.of(), false),
        TransportOptions.DEFAULT_DRAIN_TIME,
        Optional.empty());
  }

  /// One run.
  private static final class Run {
    private final NodeRpc rpc;
    private final Peers peers;
    private final Duration time;
    private final Faults faults = new Faults();
    private final Heads heads = new Heads();
    private final AtomicLong rubbish = new AtomicLong();
    private final Latencies latencies = new Latencies();
    private final List<Thread> threads = new ArrayList<>();

    Run(NodeRpc rpc, Peers peers, Duration time) {
      this.rpc = rpc;
      this.peers = peers;
      this.time = time;
    }

    Result result(String name) throws IOException, InterruptedException {
      begin();
      List<Result.Point> points = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      long begin = System.nanoTime();
      long calls = latencies.calls();
      long at = begin;
      while (System.nanoTime() - begin < time.toNanos()) {
        Thread.sleep(SAMPLE);
        long now = System.nanoTime();
        double rate = (latencies.calls() - calls) * 1e9 / (now - at);
        calls = latencies.calls();
        at = now;
        rates.add(rate);
        points.add(point((now - begin) / 1_000_000_000, rate));
      }
      faults.stop();
      for (Thread thread : threads) {
        thread.interrupt();
      }
      if (faults.count() > 0) {
        throw new IllegalStateException(
            faults.count() + " losses of those who behaved well: " + faults.first());
      }
      double[] figures = rates.stream().mapToDouble(Double::doubleValue).toArray();
      return Result.of(name, "calls/s", Runtime.getRuntime().availableProcessors(), figures)
          .along(points);
    }

    private void begin() throws IOException, InterruptedException {
      HttpClient client = peers.at(1, 1);
      for (int i = 0; i < SUBSCRIBERS; i++) {
        if (i % PER_ADDRESS == 0) {
          client = peers.at(1, 1 + i / PER_ADDRESS);
        }
        peers
            .open(client, new Subscriber(faults, heads))
            .sendText(Subscriber.SUBSCRIBE, true)
            .join();
      }
      for (int i = 0; i < CALLERS; i++) {
        start(new Caller.OverWebSocket(peers, peers.at(2, 1 + i), faults, latencies));
        start(new Caller.OverHttp(peers, peers.at(3, 1 + i), faults, latencies));
      }
      for (int i = 0; i < SLOW; i++) {
        start(new SlowConsumer(peers, peers.at(4, 1 + i), faults));
      }
      for (int i = 0; i < FLOODS; i++) {
        start(new Flood(peers, peers.at(5, 1 + i), Peers.address(5, 1 + i), faults, rubbish));
      }
    }

    private void start(Runnable peer) {
      threads.add(Thread.ofVirtual().name("soak").start(peer));
    }

    private Result.Point point(long second, double rate) throws IOException {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      SortedMap<String, Double> figures = new TreeMap<>();
      figures.put("calls/s", rate);
      figures.put("slowest ms", latencies.takeSlowestNanos() / 1e6);
      figures.put("heap MiB", (runtime.totalMemory() - runtime.freeMemory()) / MIB);
      figures.put("resident MiB", residentBytes() / MIB);
      figures.put("heads", (double) heads.count());
      figures.put("last head after first ms", heads.takeSpreadNanos() / 1e6);
      figures.put("rubbish", (double) rubbish.get());
      figures.put("disconnected as too slow", (double) tooSlow());
      figures.put("connections", (double) rpc.connections());
      figures.put("losses", (double) faults.count());
      return new Result.Point(second, figures);
    }

    private long tooSlow() {
      var page = new Exposition(Map.of());
      rpc.metrics().forEach(source -> source.writeTo(page));
      return page.toString()
          .lines()
          .filter(line -> line.startsWith("khala_rpc_sessions_too_slow_total "))
          .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
          .sum();
    }

    private static long residentBytes() throws IOException {
      Path status = Path.of("/proc/self/status");
      if (!Files.isReadable(status)) {
        return 0;
      }
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .sum();
    }
  }
}
