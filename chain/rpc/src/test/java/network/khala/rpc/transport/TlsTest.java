package network.khala.rpc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `wss` and `https`, with certificates made here.
@Timeout(120)
class TlsTest {
  @TempDir private Path folder;
  private Path certificateFile;
  private Path keyFile;

  @BeforeEach
  void name() {
    certificateFile = folder.resolve("certificate.pem");
    keyFile = folder.resolve("key.pem");
  }

  private static final class Heard implements WebSocket.Listener {
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      messages.add(data.toString());
      from.request(1);
      return null;
    }
  }

  private TransportServer serve() throws IOException {
    return TransportServer.start(
        new TransportOptions(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            HostRule.LOCAL,
            OriginRule.DEFAULT,
            10,
            1000,
            1 << 20,
            Duration.ofSeconds(30),
            Quotas.DEFAULT,
            Duration.ofSeconds(1),
            Optional.of(new TlsFiles(certificateFile, keyFile, Duration.ofMillis(20)))),
        new EchoHandler());
  }

  private TestCertificate install(String kind, String from, int days) throws Exception {
    TestCertificate made = TestCertificate.make(folder, kind, from, days);
    made.writeCertificate(certificateFile);
    made.writeKey(keyFile);
    return made;
  }

  private static SSLContext trusting(List<TestCertificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("trusted" + i, certificates.get(i).certificate());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static X509Certificate presented(SSLContext context, int port) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void onePort_servesHttpsAndWss() throws Exception {
    for (String kind : List.of("EC", "RSA", "Ed25519")) {
      TestCertificate made = install(kind, "-1d", 30);
      try (TransportServer server = serve();
          HttpClient client = HttpClient.newBuilder().sslContext(trusting(List.of(made))).build()) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + server.port()))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("\"over https\""))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("\"over https\"");
        var heard = new Heard();
        WebSocket socket =
            client
                .newWebSocketBuilder()
                .buildAsync(URI.create("wss://localhost:" + server.port()), heard)
                .join();
        socket.sendText("over wss", true).join();
        assertThat(heard.messages.poll(20, TimeUnit.SECONDS)).isEqualTo("over wss");
        socket.abort();
      }
    }
  }

  @Test
  void renewal_newConnectionsGetTheNewOne_openOnesGoOn() throws Exception {
    TestCertificate old = install("EC", "-1d", 30);
    TestCertificate renewed = TestCertificate.make(folder, "RSA", "-1d", 60);
    SSLContext context = trusting(List.of(old, renewed));
    try (TransportServer server = serve();
        HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      var heard = new Heard();
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(URI.create("wss://localhost:" + server.port()), heard)
              .join();
      assertThat(presented(context, server.port())).isEqualTo(old.certificate());

      // The certificate alone does not fit the key that is still the old one.
      renewed.writeCertificate(certificateFile);
      assertThat(presented(context, server.port())).isEqualTo(old.certificate());
      renewed.writeKey(keyFile);
      while (!presented(context, server.port()).equals(renewed.certificate())) {
        Thread.onSpinWait();
      }

      socket.sendText("still here", true).join();
      assertThat(heard.messages.poll(20, TimeUnit.SECONDS)).isEqualTo("still here");
      socket.abort();
    }
  }

  @Test
  void start_keyOfAnotherCertificate_isRefused() throws Exception {
    install("EC", "-1d", 30);
    TestCertificate.make(folder, "EC", "-1d", 30).writeKey(keyFile);
    refused("is not that of the first certificate");
    TestCertificate.make(folder, "RSA", "-1d", 30).writeKey(keyFile);
    refused("is not that of the first certificate");
  }

  @Test
  void start_expiredOrNotYetValid_isRefused() throws Exception {
    install("EC", "-9d", 2);
    refused("CN=localhost", "expired at", "renew it");
    install("EC", "+2d", 30);
    refused("is valid from", "check this machine's clock");
  }

  @Test
  void start_filesThatAreNone_areRefused() throws Exception {
    install("EC", "-1d", 30);
    Files.delete(keyFile);
    refused("cannot be read");
    Files.writeString(
        keyFile, "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----");
    refused("holds no unencrypted PKCS #8 key in PEM", "openssl pkcs8");
    Files.writeString(keyFile, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
    refused("is damaged or of a kind other than");
    Files.writeString(certificateFile, "no certificate");
    refused("holds no certificates in PEM");
    Files.writeString(certificateFile, "");
    refused("holds no certificates in PEM");
  }

  private void refused(String... words) {
    assertThatThrownBy(this::serve).isInstanceOf(TlsException.class).message().contains(words);
  }
}
