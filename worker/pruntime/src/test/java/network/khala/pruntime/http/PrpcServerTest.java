package network.khala.pruntime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import network.khala.crypto.SecretBytes;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.PrpcError;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.pruntime.Enclave;
import network.khala.pruntime.EnclaveConfig;
import network.khala.scale.Bytes;
import network.khala.tee.NoneProvider;
import network.khala.tee.Sealer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrpcServerTest {
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;
  private Enclave enclave;
  private PrpcServer server;
  private PrpcServer open;

  @BeforeEach
  void start() throws IOException {
    EnclaveConfig config = new EnclaveConfig(directory, 0, new NoneProvider(), new ZeroSealer(), 0);
    enclave = new Enclave(config, InstantSource.system());
    RequestBodies bodies = new RequestBodies(64 << 20);
    server = new PrpcServer(enclave, bodies, 0, false, stopped::countDown);
    open = new PrpcServer(enclave, bodies, 0, true, stopped::countDown);
    server.start();
    open.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    open.close();
    enclave.close();
  }

  @Test
  void getInfo_onBothPorts_isAnswered() throws Exception {
    for (PrpcServer one : new PrpcServer[] {server, open}) {
      HttpResponse<byte[]> answer = post(one, "PhactoryAPI.GetInfo", new byte[0]);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(PhactoryInfo.parseFrom(answer.body()).getInitialized()).isFalse();
    }
  }

  @Test
  void unknownMethod_isNotFound() throws Exception {
    HttpResponse<byte[]> answer = post(server, "PhactoryAPI.Nothing", new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(error(answer)).isEqualTo("Method Not Found");
  }

  @Test
  void privateMethod_onThePublicPort_isForbidden() throws Exception {
    for (String method : new String[] {"PhactoryAPI.GetEgressMessages", "PhactoryAPI.Nothing"}) {
      HttpResponse<byte[]> answer = post(open, method, new byte[0]);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEmpty();
    }
    assertThat(post(server, "PhactoryAPI.GetEgressMessages", new byte[0]).statusCode())
        .isEqualTo(200);
    assertThat(get(open, "/get_info").statusCode()).isEqualTo(403);
  }

  @Test
  void bodyOverTheMethodsLimit_isTooLarge() throws Exception {
    HttpResponse<byte[]> answer = post(server, "PhactoryAPI.GetInfo", new byte[1025]);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(text(answer)).isEqualTo("Entity too large");
  }

  @Test
  void bodyOfUnknownLengthOverTheLimit_isTooLarge() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(server, "/prpc/PhactoryAPI.GetInfo"))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5000])))
            .build();
    assertThat(client.send(request, BodyHandlers.ofByteArray()).statusCode()).isEqualTo(413);
  }

  @Test
  void bodyOverTheShareOfTheHeap_isTooLargeThoughTheMethodAllowsIt() throws Exception {
    RequestBodies few = new RequestBodies(64 << 10);
    try (PrpcServer small = new PrpcServer(enclave, few, 0, false, stopped::countDown)) {
      small.start();
      assertThat(post(small, "PhactoryAPI.SyncHeader", new byte[(64 << 10) + 1]).statusCode())
          .isEqualTo(413);
      assertThat(post(small, "PhactoryAPI.SyncHeader", new byte[64 << 10]).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void bodyThatIsNoProtobuf_isRefused() throws Exception {
    HttpResponse<byte[]> answer = post(server, "PhactoryAPI.SyncHeader", new byte[] {10, 127});
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer)).startsWith("DecodeError(");
  }

  @Test
  void methodThatNeedsAChain_saysSo() throws Exception {
    HttpResponse<byte[]> answer = post(server, "PhactoryAPI.SyncHeader", new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(error(answer)).isEqualTo("Runtime not initialized");
  }

  @Test
  void everyMethod_isAnsweredWithItsMessageOrAnError() throws Exception {
    for (PrpcMethod method : PrpcMethod.values()) {
      if (method != PrpcMethod.STOP) {
        HttpResponse<byte[]> answer = post(server, method.path(), new byte[0]);
        assertThat(answer.statusCode()).as(method.wireName()).isIn(200, 400, 500);
        if (answer.statusCode() != 200) {
          assertThat(error(answer)).as(method.wireName()).isNotBlank().doesNotContain("internal");
        }
      }
    }
  }

  @Test
  void stop_asksForTheEnd() throws Exception {
    assertThat(post(server, "PhactoryAPI.Stop", new byte[0]).statusCode()).isEqualTo(200);
    assertThat(stopped.getCount()).isZero();
  }

  @Test
  void json_ofGetInfo_hasTheNamesOfTheSchema() throws Exception {
    HttpResponse<byte[]> answer = get(server, "/prpc/PhactoryAPI.GetInfo");
    assertThat(text(answer))
        .startsWith("{\"initialized\":false,")
        .contains("\"genesis_block_hash\":null", "\"heads_num\":0", "\"role\":0")
        .contains("\"supported_attestation_methods\":[\"none\"]");
  }

  @Test
  void json_askedAndAnswered_withTypeOrFlag() throws Exception {
    String body = "{\"echo_msg\":[1,2,255]}";
    for (String path : new String[] {"PhactoryAPI.Echo?json", "PhactoryAPI.Echo?json=true"}) {
      HttpResponse<byte[]> answer = post(server, path, body.getBytes(StandardCharsets.UTF_8));
      assertThat(text(answer)).isEqualTo(body);
    }
    HttpRequest typed =
        HttpRequest.newBuilder(uri(server, "/prpc/PhactoryAPI.Echo"))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(text(client.send(typed, BodyHandlers.ofByteArray()))).isEqualTo(body);
    HttpResponse<byte[]> wrong =
        post(server, "PhactoryAPI.Echo?json", "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(text(wrong)).contains("field echo_msg is missing");
  }

  @Test
  void json_ofAnError_namesIt() throws Exception {
    HttpResponse<byte[]> answer = get(server, "/prpc/PhactoryAPI.TakeCheckpoint");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(text(answer))
        .isEqualTo(
            "{\n  \"error\": \"ProtoError { message: \\\"Runtime not initialized\\\" }\"\n}");
  }

  @Test
  void info_saysWhyTheWorkerDoesNotEarn() throws Exception {
    assertThat(text(get(server, "/info")))
        .contains("\"earning_state\": \"no-chain\"")
        .contains("not earning because it follows no chain yet → start a relayer");
  }

  @Test
  void legacyInfo_wrapsTheSameInAnEnvelope() throws Exception {
    assertThat(text(get(server, "/get_info")))
        .startsWith("{\"status\":\"ok\",\"payload\":\"{\\\"initialized\\\":false,")
        .endsWith(",\"signature\":null}");
  }

  @Test
  void metrics_areOfPrometheusForm() throws Exception {
    assertThat(text(get(open, "/metrics")))
        .contains("# TYPE khala_pruntime_blocknum gauge\nkhala_pruntime_blocknum 0\n")
        .contains("khala_pruntime_earning_state{state=\"no-chain\"} 1\n")
        .contains("khala_pruntime_earning_state{state=\"earning\"} 0\n");
  }

  private HttpResponse<byte[]> post(PrpcServer to, String method, byte[] body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(to, "/prpc/" + method))
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(PrpcServer to, String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(to, path)).build(), BodyHandlers.ofByteArray());
  }

  private static URI uri(PrpcServer to, String path) {
    return URI.create("http://127.0.0.1:" + to.port() + path);
  }

  private static String error(HttpResponse<byte[]> answer) throws IOException {
    return PrpcError.parseFrom(answer.body()).getMessage();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private record ZeroSealer() implements Sealer {
    @Override
    public Bytes currentVersion() {
      return Bytes.wrap(new byte[VERSION_SIZE]);
    }

    @Override
    public SecretBytes deriveKey(String purpose, Bytes version) {
      return SecretBytes.wrap(new byte[KEY_SIZE]);
    }
  }
}
