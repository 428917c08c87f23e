package network.khala.pruntime.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import network.khala.crypto.SecretBytes;
import network.khala.protocol.prpc.PhactoryInfo;
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
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;
  private Enclave enclave;
  private PrpcServer server;
  private PrpcServer open;

  @BeforeEach
  void start() throws IOException {
    EnclaveConfig config = new EnclaveConfig(directory, 0, new NoneProvider(), new ZeroSealer(), 0);
    enclave = new Enclave(config, InstantSource.system());
    server = new PrpcServer(enclave, 0, false);
    open = new PrpcServer(enclave, 0, true);
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
    assertThat(post(server, "PhactoryAPI.Nothing", new byte[0]).statusCode()).isEqualTo(404);
  }

  @Test
  void privateMethod_onThePublicPort_isNotFound() throws Exception {
    assertThat(post(open, "PhactoryAPI.GetEgressMessages", new byte[0]).statusCode())
        .isEqualTo(404);
    assertThat(post(server, "PhactoryAPI.GetEgressMessages", new byte[0]).statusCode())
        .isEqualTo(200);
  }

  @Test
  void bodyOverTheMethodsLimit_isRefused() throws Exception {
    HttpResponse<byte[]> answer = post(server, "PhactoryAPI.GetInfo", new byte[1025]);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer)).contains("Entity too large");
  }

  @Test
  void bodyThatIsNoProtobuf_isRefused() throws Exception {
    HttpResponse<byte[]> answer = post(server, "PhactoryAPI.SyncHeader", new byte[] {10, 127});
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer)).startsWith("DecodeError(");
  }

  @Test
  void methodThatNeedsAChain_saysSo() throws Exception {
    HttpResponse<byte[]> answer = post(server, "PhactoryAPI.SyncHeader", new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(text(answer)).isEqualTo("Runtime not initialized");
  }

  private HttpResponse<byte[]> post(PrpcServer to, String method, byte[] body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + to.port() + "/prpc/" + method);
    return client.send(
        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofByteArray());
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
