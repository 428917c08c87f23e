package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program in a process of its own with the heap that it is promised to need, fed through its
/// API. `-Dkhala.memory.blocks=20000` feeds as many blocks and prints what they took.
final class MemoryTest {
  private static final int BLOCKS = Integer.getInteger("khala.memory.blocks", 2_000);
  private static final int BATCH = 500;
  private static final long HEAP_MAX = 128L << 20;
  private static final long RESIDENT_MAX = 256L << 20;

  private final FakeChain chain = new FakeChain();
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;
  private int port;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void workerRole_staysWithinItsBudgetHoweverLongTheChain() throws Exception {
    Process program = start();
    try (client) {
      port = Integer.parseInt(firstLine(program));
      call(PrpcMethod.INIT_RUNTIME, chain.init());
      Sr25519PublicKey own = Sr25519PublicKey.fromHex(info().getPublicKey());
      chain.block(Messages.registered(own), Messages.started(own, 1));
      long fedSince = System.nanoTime();
      for (int from = 1; from <= BLOCKS; from += BATCH) {
        feed(own, from);
        if (from % 5_000 == 1) {
          report(info());
        }
      }
      long seconds = (System.nanoTime() - fedSince) / 1_000_000_000;
      PhactoryInfo last = info();
      report(last);
      System.out.println(BLOCKS + " blocks in " + seconds + " s, making them included");
      assertThat(last.getBlocknum()).isGreaterThan(BLOCKS);
      assertThat(last.getMemoryUsage().getRustPeakUsed()).isLessThanOrEqualTo(HEAP_MAX);
      assertThat(last.getMemoryUsage().getTotalPeakUsed()).isLessThanOrEqualTo(RESIDENT_MAX);
    } finally {
      program.destroy();
      program.waitFor();
    }
  }

  private static void report(PhactoryInfo info) {
    System.out.printf(
        "block %d: heap %d MiB, its peak %d MiB, resident peak %d MiB%n",
        info.getBlocknum() - 1,
        info.getMemoryUsage().getRustUsed() >> 20,
        info.getMemoryUsage().getRustPeakUsed() >> 20,
        info.getMemoryUsage().getTotalPeakUsed() >> 20);
  }

  /// A batch of blocks with a challenge and two heartbeats of others each; now and then an answer
  /// of its own, which the chain takes.
  private void feed(Sr25519PublicKey own, int from) throws IOException, InterruptedException {
    Bytes ingress = LightKeys.offchainIngress(new MessageOrigin.Worker(own));
    for (int number = from; number < from + BATCH; number++) {
      chain.set(ingress, Codecs.U64.encode((long) number / 100));
      chain.block(
          Messages.challenge(number % 100 == 0 ? Messages.EVERYBODY : java.math.BigInteger.ONE),
          heartbeat(number, (byte) 1),
          heartbeat(number, (byte) 2));
    }
    long next = Integer.toUnsignedLong(info().getBlocknum());
    call(PrpcMethod.SYNC_HEADER, chain.headers(next, chain.best()));
    call(
        PrpcMethod.DISPATCH_PROVEN_BLOCKS,
        chain.blocks(chain.heads(next, chain.best(), ingress), next, chain.best()).build());
  }

  private static network.khala.protocol.mq.Message heartbeat(int block, byte worker) {
    byte[] key = new byte[32];
    key[0] = worker;
    return Messages.of(
        new MessageOrigin.Worker(Sr25519PublicKey.of(key)),
        Topics.WORKING_REPORT,
        WorkingReportEvent.CODEC.encode(
            new WorkingReportEvent.HeartbeatV2(1, block, block * 6_000L, block, 0, 0)));
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ServerProgram.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// The port; the log goes to the same place.
  private static String firstLine(Process program) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.matches("[0-9]+")) {
      line = lines.readLine();
    }
    Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
    return String.valueOf(line);
  }

  private PhactoryInfo info() throws IOException, InterruptedException {
    return PhactoryInfo.parseFrom(
        call(PrpcMethod.GET_INFO, com.google.protobuf.Empty.getDefaultInstance()));
  }

  private byte[] call(PrpcMethod method, Message request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/prpc/" + method.path()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return answer.body();
  }
}
