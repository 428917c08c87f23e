package network.khala.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import network.khala.attestation.AttestationException;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.testpki.TestCertificate;
import network.khala.attestation.testpki.TestKey;
import network.khala.attestation.testpki.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedServerTest {
  private static final char[] PASSWORD = "test".toCharArray();
  private static final int SECRET = 11;

  @TempDir Path folder;

  @Test
  void fetch_selfSignedServer_isTrustedOnlyWhereItsCertificateIsGiven()
      throws IOException, GeneralSecurityException {
    TestWorld world = TestWorld.sgx();
    TestCertificate certificate = certificate("localhost", SECRET);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    https.setHttpsConfigurator(new HttpsConfigurator(serving(certificate)));
    try (FakeServer server = new FakeServer(world, https)) {
      CollateralServer unknown = CollateralServer.of("https://localhost:" + server.port());
      Quote quote = Quote.parse(world.encodedQuote());
      refused(unknown, quote);
      refused(unknown.withCertificate(read(certificate("localhost", 12))), quote);
      try (CollateralClient client = client(unknown.withCertificate(read(certificate)))) {
        assertThat(client.fetch(quote)).isNotNull();
      }
    }
  }

  @Test
  void fetch_certificateOfAnotherHost_isRefusedThoughItIsGiven()
      throws IOException, GeneralSecurityException {
    TestWorld world = TestWorld.sgx();
    TestCertificate certificate = certificate("elsewhere", SECRET);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    https.setHttpsConfigurator(new HttpsConfigurator(serving(certificate)));
    try (FakeServer server = new FakeServer(world, https)) {
      refused(
          CollateralServer.of("https://localhost:" + server.port())
              .withCertificate(read(certificate)),
          Quote.parse(world.encodedQuote()));
    }
  }

  @Test
  void read_noCertificate_saysWhichFile() throws IOException {
    Path file = Files.writeString(folder.resolve("pccs.pem"), "nothing");
    assertThatThrownBy(() -> ServerCertificate.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pccs.pem");
  }

  private static void refused(CollateralServer server, Quote quote) {
    assertThatThrownBy(
            () -> {
              try (CollateralClient client = client(server)) {
                client.fetch(quote);
              }
            })
        .isInstanceOf(AttestationException.class)
        .hasMessageContaining("COLLATERAL_FETCH_FAILED");
  }

  private static CollateralClient client(CollateralServer server) {
    return new CollateralClient(
        server, EvaluationSet.STANDARD, Duration.ofSeconds(20), duration -> {});
  }

  private java.security.cert.X509Certificate read(TestCertificate certificate) throws IOException {
    return ServerCertificate.read(Files.writeString(folder.resolve("pccs.pem"), certificate.pem()));
  }

  /// One that the server signed itself, valid today.
  private static TestCertificate certificate(String host, long secret) {
    TestCertificate certificate = TestWorld.sgx().root;
    certificate.name = host;
    certificate.issuerName = host;
    certificate.key = new TestKey(secret);
    certificate.issuerKey = certificate.key;
    certificate.notBefore = Instant.now().getEpochSecond() - 100;
    certificate.notAfter = certificate.notBefore + 100_000;
    return certificate;
  }

  private static SSLContext serving(TestCertificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate.der()));
    store.setKeyEntry("server", privateKey(), PASSWORD, new Certificate[] {chain});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static PrivateKey privateKey() throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePrivate(
            new ECPrivateKeySpec(
                BigInteger.valueOf(SECRET), curve.getParameterSpec(ECParameterSpec.class)));
  }
}
