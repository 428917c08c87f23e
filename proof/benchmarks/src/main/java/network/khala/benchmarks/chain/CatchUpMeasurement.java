package network.khala.benchmarks.chain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.Measurement;
import network.khala.benchmarks.Result;
import network.khala.benchmarks.Result.Point;
import network.khala.rpc.jsonrpc.RpcLimits;
import network.khala.rpc.jsonrpc.UnsafeMethods;
import network.khala.rpc.node.NodeRpc;
import network.khala.rpc.transport.TransportOptions;

/// How fast a worker catches up: relayer and pRuntime, each a process of its own as an operator
/// runs it, over a recorded chain with a challenge and two heartbeats in every block, from block 1
/// to the head. The node serves from this process and has no part in the figure but its share of
/// the processors.
///
/// One figure a run, each with new processes that have everything still to compile. The points tell
/// pRuntime's memory at the end of each.
public final class CatchUpMeasurement implements Measurement {
  private static final int BLOCKS = 10_000;
  private static final int RUNS_MAX = 3;
  private static final double MIB = 1 << 20;
  private static final Pattern AT = Pattern.compile("\"at\":([0-9]+)");
  private static final Pattern BLOCK = Pattern.compile("\"block\":([0-9]+)");

  @Override
  public String name() {
    return "catchup";
  }

  @Override
  public String description() {
    return "relayer and pRuntime catching up, a challenge and two heartbeats in every block";
  }

  @Override
  public Result measure(Effort effort) throws IOException {
    try (RecordedChain chain = RecordedChain.of(BLOCKS);
        NodeRpc rpc =
            NodeRpc.start(
                chain.node(),
                new NodeRpc.Options(
                    TransportOptions.local(0),
                    RpcLimits.DEFAULT,
                    UnsafeMethods.AUTO,
                    "benchmark"))) {
      double[] figures = new double[Math.min(effort.runs(), RUNS_MAX)];
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < figures.length; i++) {
        figures[i] = blocksPerSecond(rpc.port(), points);
      }
      return Result.of(name(), "blocks/s", Runtime.getRuntime().availableProcessors(), figures)
          .along(points);
    }
  }

  private static double blocksPerSecond(int node, List<Point> points) throws IOException {
    int port = freePort();
    String url = "http://127.0.0.1:" + port;
    Path folder = Files.createTempDirectory("khala-bench");
    try (LaunchedCommand _ =
            LaunchedCommand.start(
                "pruntime",
                "--attestation-provider",
                "none",
                "--port",
                String.valueOf(port),
                "--data-dir",
                folder.toString());
        LaunchedCommand relayer =
            LaunchedCommand.start(
                "relayer",
                "--json",
                "--no-wait",
                "--gatekeeper",
                "--attestation-provider",
                "none",
                "--suri",
                "//Alice",
                "--node",
                "ws://127.0.0.1:" + node,
                "--pruntime",
                url)) {
      long begun = number(AT, relayer.await("start", line -> is(line, "initialized")));
      long done = number(AT, relayer.await("end", CatchUpMeasurement::isCaughtUp));
      points.add(new Point(BLOCKS, memory(url)));
      return BLOCKS * 1000.0 / (done - begun);
    } finally {
      TemporaryNode.delete(folder);
    }
  }

  private static boolean isCaughtUp(String line) {
    return is(line, "synced") && number(BLOCK, line) == BLOCKS;
  }

  private static boolean is(String line, String event) {
    return line.contains("\"event\":\"" + event + "\"");
  }

  private static long number(Pattern pattern, String line) {
    Matcher found = pattern.matcher(line);
    if (!found.find()) {
      throw new IllegalStateException(line + " has no " + pattern);
    }
    return Long.parseLong(found.group(1));
  }

  /// What pRuntime says of its memory.
  private static SortedMap<String, Double> memory(String url) throws IOException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String info =
          http.send(
                  HttpRequest.newBuilder(URI.create(url + "/info")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      SortedMap<String, Double> figures = new TreeMap<>();
      figures.put("heap peak MiB", bytes(info, "rust_peak_used") / MIB);
      figures.put("resident peak MiB", bytes(info, "total_peak_used") / MIB);
      return figures;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static double bytes(String info, String member) {
    return number(Pattern.compile('"' + member + "\"\\s*:\\s*\"?([0-9]+)"), info);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
