package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.prpc.PrpcError;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.http.PrpcServer;
import network.khala.pruntime.http.RequestBodies;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A proxy in the relayer's way to the program changes a byte of a request's body, each byte in
/// turn, what frames the fields included. What comes of it is refused, or it is a part of what the
/// chain really says: the genuine requests afterwards lead to the same state and the same messages.
final class FlippingProxyTest {
  private final FakeChain chain = new FakeChain();
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path stages;
  private List<Request> genuine = List.of();
  private String truth = "";

  /// What a relayer sends, as it goes over the wire.
  private record Request(PrpcMethod method, ByteString body) {
    Request(PrpcMethod method, Message message) {
      this(method, message.toByteString());
    }
  }

  /// Everything that a relayer brings to a worker, and the worker's folder before each request.
  @BeforeEach
  void record() throws IOException {
    try (Program program = new Program(stage(0))) {
      program.enclave.init(chain.init());
      Sr25519PublicKey own = TestEnclave.key(program.enclave);
      genuine = requests(own);
      for (int i = 0; i < genuine.size(); i++) {
        program.enclave.checkpoint();
        copy(stage(0), stage(i + 1));
        assertThat(program.send(genuine.get(i)).statusCode()).isEqualTo(200);
      }
      truth = program.state();
    }
  }

  private List<Request> requests(Sr25519PublicKey own) {
    Bytes ingress = LightKeys.offchainIngress(new MessageOrigin.Worker(own));
    chain.set(ingress, Codecs.U64.encode(0L));
    chain.block(Messages.registered(own), Messages.started(own, 1));
    chain.gatekeepers(own);
    chain.block(Messages.challenge(Messages.EVERYBODY), Messages.gatekeeperRegistered(own));
    chain.block(Messages.challenge(Messages.EVERYBODY));
    chain.set(ingress, Codecs.U64.encode(1L));
    long later = chain.block();
    return List.of(
        new Request(PrpcMethod.SYNC_HEADER, chain.headers(1, 3)),
        new Request(PrpcMethod.DISPATCH_PROVEN_BLOCKS, chain.heads(1, 3).build()),
        new Request(
            PrpcMethod.DISPATCH_PROVEN_BLOCKS,
            chain.blocks(ProvenBlocks.newBuilder(), 1, 3).build()),
        new Request(PrpcMethod.RAISE_EGRESS_FLOOR, chain.later(later, ingress)));
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void everyByteOfEveryRequest_flipped_isRefusedOrHarmless() throws IOException {
    int flips = 0;
    for (int i = 0; i < genuine.size(); i++) {
      flips += flipEach(i);
    }
    assertThat(flips).isGreaterThan(2_000);
  }

  private int flipEach(int at) throws IOException {
    byte[] body = genuine.get(at).body().toByteArray();
    Path place = stages.resolve("flipped");
    Program program = restored(at, place);
    try {
      String before = program.state();
      for (int i = 0; i < body.length; i++) {
        byte[] forged = body.clone();
        forged[i] ^= (byte) (1 << (i % 8));
        String what = "%s, byte %d of %d".formatted(genuine.get(at).method(), i, body.length);
        Request request = new Request(genuine.get(at).method(), ByteString.copyFrom(forged));
        expectClearAnswer(program.send(request), what);
        if (!program.state().equals(before)) {
          assertThat(program.rest(at)).as(what).isEqualTo(truth);
          program.close();
          program = restored(at, place);
        }
      }
      assertThat(program.rest(at)).isEqualTo(truth);
    } finally {
      program.close();
    }
    return body.length;
  }

  private static void expectClearAnswer(HttpResponse<byte[]> answer, String what) {
    assertThat(answer.statusCode()).as(what).isIn(200, 400, 500);
    if (answer.statusCode() != 200) {
      assertThat(error(answer)).as(what).isNotBlank().doesNotContain("internal error");
    }
  }

  private static String error(HttpResponse<byte[]> answer) {
    try {
      return PrpcError.parseFrom(answer.body()).getMessage();
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path stage(int number) {
    return stages.resolve("stage-" + number);
  }

  /// The program as it was before a request.
  private Program restored(int request, Path place) throws IOException {
    copy(stage(request + 1), place);
    return new Program(place);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path old : list(to)) {
      Files.delete(old);
    }
    for (Path file : list(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.toList());
    }
  }

  /// An enclave behind its port. It ends as if killed: without another checkpoint.
  private final class Program implements AutoCloseable {
    private final Enclave enclave;
    private final PrpcServer server;

    Program(Path folder) throws IOException {
      enclave = TestEnclave.at(folder);
      server = new PrpcServer(enclave, new RequestBodies(1 << 20), 0, false, () -> {});
      server.start();
    }

    HttpResponse<byte[]> send(Request request) {
      URI uri =
          URI.create("http://127.0.0.1:" + server.port() + "/prpc/" + request.method().path());
      try {
        return client.send(
            HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body().toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /// Takes the genuine requests from one on; answers with the state in the end.
    String rest(int from) {
      for (Request request : genuine.subList(from, genuine.size())) {
        assertThat(send(request).statusCode()).isEqualTo(200);
      }
      return state();
    }

    String state() {
      return TestEnclave.state(enclave) + " " + TestEnclave.said(enclave);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
