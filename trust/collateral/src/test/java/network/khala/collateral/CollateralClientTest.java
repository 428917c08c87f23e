package network.khala.collateral;

import static network.khala.attestation.AttestationError.COLLATERAL_FETCH_FAILED;
import static network.khala.attestation.AttestationError.COLLATERAL_TCB_NOT_REGISTERED;
import static network.khala.attestation.AttestationError.PCK_CHAIN_MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.Collateral;
import network.khala.attestation.dcap.Policy;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.TcbStatus;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

class CollateralClientTest {
  private static final String PCK_CRL = "/sgx/certification/v4/pckcrl";
  private static final String ROOT_CRL = "/sgx/certification/v4/rootcacrl";
  private static final String TCB = "/sgx/certification/v4/tcb";
  private static final String QE = "/sgx/certification/v4/qe/identity";
  private static final String PCK = "/sgx/certification/v4/pckcert";

  private final List<Duration> pauses = new ArrayList<>();
  private EvaluationSet set = EvaluationSet.STANDARD;
  private Duration limit = Duration.ofSeconds(20);

  @Test
  void fetch_sgxFromPccs_isWhatTheVerifierAccepts() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      Collateral collateral = fetch(server, world);
      assertThat(collateral).isInstanceOf(Collateral.SgxV30.class);
      assertAccepted(world, collateral);
      assertThat(server.requests)
          .containsExactly(
              PCK_CRL + "?ca=platform&encoding=der", ROOT_CRL, TCB + "?fmspc=00606a000000", QE);
      assertThat(pauses).isEmpty();
    }
  }

  @Test
  void fetch_tdxFromPccs_asksTheOtherApi() throws IOException {
    TestWorld world = TestWorld.tdx(5);
    try (FakeServer server = new FakeServer(world)) {
      assertAccepted(world, fetch(server, world));
      assertThat(server.requests)
          .contains("/tdx/certification/v4/tcb?fmspc=00606a000000")
          .contains("/tdx/certification/v4/qe/identity");
    }
  }

  @Test
  void fetch_earlyOrNumberedSet_isTheSameForBothDocuments() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      set = EvaluationSet.parse("early");
      fetch(server, world);
      set = EvaluationSet.parse("17");
      fetch(server, world);
      assertThat(server.requests)
          .contains(TCB + "?fmspc=00606a000000&update=early", QE + "?update=early")
          .contains(
              TCB + "?fmspc=00606a000000&tcbEvaluationDataNumber=17",
              QE + "?tcbEvaluationDataNumber=17");
    }
    assertThat(EvaluationSet.parse("standard").query()).isEmpty();
    assertThatThrownBy(() -> EvaluationSet.parse("latest"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EvaluationSet.number(1L << 32))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fetch_listsInEachForm_areTheSame() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      Collateral fromDer = fetch(server, world);
      FakeServer.Answer der = server.answerOf(PCK_CRL);
      String pem =
          "-----BEGIN X509 CRL-----\n"
              + Base64.getMimeEncoder().encodeToString(der.body())
              + "\n-----END X509 CRL-----\n";
      server.put(PCK_CRL, FakeServer.Answer.of(pem, der.headers()));
      assertThat(fetch(server, world)).isEqualTo(fromDer);
      String hex = HexFormat.of().withUpperCase().formatHex(der.body()) + "\n";
      server.put(PCK_CRL, FakeServer.Answer.of(hex, der.headers()));
      assertThat(fetch(server, world)).isEqualTo(fromDer);
      server.put(PCK_CRL, FakeServer.Answer.of("no list", der.headers()));
      refused(server, world, "no revocation list");
    }
  }

  @Test
  void fetch_documentWithOddSpacing_isCutOutByteByByte() throws IOException {
    TestWorld world = TestWorld.sgx();
    world.tcbInfo =
        world.tcbInfo.replace(",\"fmspc\"", " ,\n\t\"fmspc\" ").replace("}]}", "} ]\r\n}");
    try (FakeServer server = new FakeServer(world)) {
      Collateral.SgxV30 collateral = (Collateral.SgxV30) fetch(server, world);
      assertThat(collateral.collateral().tcbInfo()).isEqualTo(world.tcbInfo);
      assertAccepted(world, collateral);
    }
  }

  @Test
  void fetch_plusSignInAHeader_staysAPlusSign() throws IOException {
    TestWorld world = TestWorld.sgx();
    String chain = world.tcbSigning.pem() + world.root.pem();
    assertThat(chain).as("the test would show nothing").contains("+");
    try (FakeServer server = new FakeServer(world)) {
      Collateral.SgxV30 collateral = (Collateral.SgxV30) fetch(server, world);
      assertThat(collateral.collateral().tcbInfoIssuerChain()).isEqualTo(chain);
    }
  }

  @Test
  void fetch_olderHeaderName_isUnderstoodToo() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      FakeServer.Answer answer = server.answerOf(TCB);
      String chain = answer.headers().get("TCB-Info-Issuer-Chain");
      server.put(
          TCB, new FakeServer.Answer(answer.body(), Map.of("SGX-TCB-Info-Issuer-Chain", chain)));
      assertAccepted(world, fetch(server, world));
    }
  }

  @Test
  void fetch_busyServer_isAskedAgainAfterGrowingPauses() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      server.refuse(503, 429, 500);
      assertAccepted(world, fetch(server, world));
      assertThat(pauses)
          .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }
  }

  @Test
  void fetch_serverThatNamesAPause_isObeyedWithinBounds() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      server.retryAfter = "7";
      server.refuse(429);
      fetch(server, world);
      server.retryAfter = "86400";
      server.refuse(429);
      fetch(server, world);
      assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(30));
    }
  }

  @Test
  void fetch_serverThatStaysBusy_isGivenUpAfterFourAttempts() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      server.refuse(503, 503, 503, 503);
      refused(server, world, "503");
      assertThat(server.requests).hasSize(4);
    }
  }

  @Test
  void fetch_answersThatWaitingDoesNotChange_areNotAskedForAgain() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      for (Map.Entry<Integer, String> refusal :
          Map.of(
                  400, "does not understand",
                  401, "subscription key",
                  404, "does not know",
                  410, "withdrawn",
                  302, "302")
              .entrySet()) {
        server.refuse(refusal.getKey());
        refused(server, world, refusal.getValue());
      }
      assertThat(server.requests).hasSize(5);
      assertThat(pauses).isEmpty();
    }
  }

  @Test
  void fetch_answersThatAreNotAsExpected_areRefusedWithTheirPlace() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      FakeServer.Answer good = server.answerOf(TCB);
      String text = new String(good.body(), StandardCharsets.UTF_8);
      wrong(server, world, "", good.headers(), "not as expected");
      wrong(server, world, "<html>", good.headers(), "no JSON");
      wrong(server, world, text.substring(0, text.length() - 9), good.headers(), "no JSON");
      wrong(server, world, text.replace("tcbInfo", "tcbinfo"), good.headers(), "no tcbInfo");
      wrong(server, world, "{\"tcbInfo\":{}}", good.headers(), "no tcbInfo with a signature");
      wrong(server, world, "{\"tcbInfo\":{},\"signature\":\"zz\"}", good.headers(), "expected");
      String twice = "{\"tcbInfo\":{},\"tcbInfo\":{},\"signature\":\"00\"}";
      wrong(server, world, twice, good.headers(), "no JSON");
      wrong(server, world, text, Map.of(), "no header TCB-Info-Issuer-Chain");
      wrong(server, world, text, Map.of("TCB-Info-Issuer-Chain", "%zz"), "percent");
    }
  }

  private void wrong(
      FakeServer server, TestWorld world, String body, Map<String, String> headers, String why) {
    server.put(TCB, FakeServer.Answer.of(body, headers));
    refused(server, world, why);
  }

  @Test
  void fetch_answerOfMoreThanAMebibyte_isCutOff() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      server.put(ROOT_CRL, new FakeServer.Answer(new byte[(1 << 20) + 1], Map.of()));
      refused(server, world, ROOT_CRL);
      assertThat(pauses).as("tried again, as after any broken answer").hasSize(3);
    }
  }

  @Test
  void fetch_serverThatAcceptsAndSaysNothing_isGivenUpInTime() throws IOException {
    limit = Duration.ofMillis(200);
    try (ServerSocket silent = new ServerSocket(0, 8, java.net.InetAddress.getLoopbackAddress())) {
      TestWorld world = TestWorld.sgx();
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      assertRefused(() -> fetch(url, world), COLLATERAL_FETCH_FAILED, url);
      assertThat(pauses).hasSize(3);
    }
  }

  @Test
  void fetch_noServerAtAll_isTriedAgainAndNamed() throws IOException {
    TestWorld world = TestWorld.sgx();
    FakeServer server = new FakeServer(world);
    server.close();
    refused(server, world, server.url());
    assertThat(pauses).hasSize(3);
    refused(server, world, "nobody answers there");
    try (CollateralClient client = client(CollateralServer.of("https://name.invalid"))) {
      assertRefused(client::probe, COLLATERAL_FETCH_FAILED, "that host is not known");
    }
  }

  @Test
  void fetch_quoteWithEncryptedId_fetchesItsCertificateToo() throws IOException {
    for (int type = 2; type <= 3; type++) {
      TestWorld world = encrypted(type);
      try (FakeServer server = new FakeServer(world)) {
        server.put(PCK, pckCert(world, "060606060606060606060606060606060D00"));
        Collateral collateral = fetch(server, world);
        assertThat(collateral).isInstanceOf(Collateral.V4.class);
        assertAccepted(world, collateral);
        assertThat(server.requests.getFirst())
            .startsWith(PCK + "?encrypted_ppid=E5E5")
            .endsWith(
                "&cpusvn=06060606060606060606060606060606&pcesvn=0D00&pceid=0000"
                    + "&qeid=00000000000000000000000000000000");
        server.requests.clear();
        try (CollateralClient intel =
            client(CollateralServer.of(server.url()).as(CollateralServer.Kind.PCS))) {
          intel.fetch(Quote.parse(world.encodedQuote()));
        }
        assertThat(server.requests.getFirst()).doesNotContain("qeid");
      }
    }
  }

  @Test
  void fetch_platformUpdatedButNotRegistered_saysSo() throws IOException {
    TestWorld world = encrypted(3);
    try (FakeServer server = new FakeServer(world)) {
      server.put(PCK, pckCert(world, "050606060606060606060606060606060D00"));
      assertRefused(() -> fetch(server, world), COLLATERAL_TCB_NOT_REGISTERED, "0506060606060606");
    }
  }

  @Test
  void fetch_quoteWithTheCertificateOnly_getsTheChainAboveIt() throws IOException {
    TestWorld world = TestWorld.sgx(4);
    world.pckChain();
    world.quote.certType = 4;
    world.quote.certData = world.pckLeaf.der();
    try (FakeServer server = new FakeServer(world)) {
      assertAccepted(world, fetch(server, world));
    }
  }

  @Test
  void fetch_quoteThatNamesNoCertificate_isRefusedBeforeAnyRequest() throws IOException {
    TestWorld world = TestWorld.sgx();
    world.quote.certType = 1;
    world.quote.certData = new byte[36];
    try (FakeServer server = new FakeServer(world)) {
      assertRefused(() -> fetch(server, world), PCK_CHAIN_MISSING, "type 1");
      world.quote.certType = 2;
      assertRefused(() -> fetch(server, world), PCK_CHAIN_MISSING, "36 bytes");
      world.quote.certType = 5;
      assertRefused(() -> fetch(server, world), PCK_CHAIN_MISSING, "cannot be read");
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void subscriptionKey_goesToTheServerAndNowhereElse() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world)) {
      CollateralServer known =
          CollateralServer.of(server.url()).withSubscriptionKey("secret-of-ours");
      try (CollateralClient client = client(known)) {
        client.fetch(Quote.parse(world.encodedQuote()));
      }
      assertThat(server.seenKey).isEqualTo("secret-of-ours");
      assertThat(known.toString()).doesNotContain("secret");
    }
  }

  @Test
  void of_urlsAsPeopleWriteThem_areTheSameServer() {
    for (String url :
        List.of(
            "https://pccs.phala.network/sgx/certification/v4/",
            "https://pccs.phala.network/tdx/certification/v4",
            "https://pccs.phala.network/")) {
      assertThat(CollateralServer.of(url)).isEqualTo(CollateralServer.PHALA);
    }
    assertThat(CollateralServer.INTEL.kind()).isEqualTo(CollateralServer.Kind.PCS);
    assertThat(CollateralServer.INTEL.rootCrl().toString()).endsWith("/IntelSGXRootCA.der");
    assertThatThrownBy(() -> CollateralServer.of("pccs.local"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CollateralServer.of("ftp://pccs.local"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void probe_server_isReachedOrNamed() throws IOException {
    try (FakeServer server = new FakeServer(TestWorld.sgx());
        CollateralClient client = client(CollateralServer.of(server.url()))) {
      client.probe();
      server.put(ROOT_CRL, FakeServer.Answer.of("<html>", Map.of()));
      assertRefused(client::probe, COLLATERAL_FETCH_FAILED, "no revocation list");
    }
  }

  @Test
  void complete_quotesWithoutCollateral_getIt() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (FakeServer server = new FakeServer(world);
        CollateralClient client = client(CollateralServer.of(server.url()))) {
      Bytes quote = world.encodedQuote();
      AttestationReport.SgxDcap completed =
          (AttestationReport.SgxDcap)
              client.complete(new AttestationReport.SgxDcap(quote, Optional.empty()));
      assertAccepted(world, completed.collateral().orElseThrow());
      server.requests.clear();
      assertThat(client.complete(completed)).isEqualTo(completed);
      AttestationReport development =
          new AttestationReport.Development(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY);
      assertThat(client.complete(development)).isEqualTo(development);
      assertThat(server.requests).isEmpty();
    }
  }

  private static TestWorld encrypted(int type) {
    TestWorld world = TestWorld.sgx();
    byte[] certData = new byte[(type == 2 ? 256 : 384) + 20];
    Arrays.fill(certData, (byte) 0xe5);
    Arrays.fill(certData, certData.length - 20, certData.length - 4, (byte) 6);
    Arrays.fill(certData, certData.length - 4, certData.length, (byte) 0);
    certData[certData.length - 4] = 13;
    world.quote.certType = type;
    world.quote.certData = certData;
    return world;
  }

  private static FakeServer.Answer pckCert(TestWorld world, String tcb) {
    world.pckChain();
    return FakeServer.Answer.of(
        world.pckLeaf.pem(),
        Map.of(
            "SGX-PCK-Certificate-Issuer-Chain",
            FakeServer.encoded(world.pckCa.pem() + world.root.pem()),
            "SGX-TCBm",
            tcb,
            "SGX-FMSPC",
            "00606A000000",
            "SGX-PCK-Certificate-CA-Type",
            "platform"));
  }

  private void refused(FakeServer server, TestWorld world, String why) {
    assertRefused(() -> fetch(server, world), COLLATERAL_FETCH_FAILED, why);
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable action,
      AttestationError code,
      String why) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            AttestationException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(why);
  }

  private Collateral fetch(FakeServer server, TestWorld world) {
    return fetch(server.url(), world);
  }

  private Collateral fetch(String url, TestWorld world) {
    try (CollateralClient client = client(CollateralServer.of(url))) {
      return client.fetch(Quote.parse(world.encodedQuote()));
    }
  }

  private CollateralClient client(CollateralServer server) {
    return new CollateralClient(server, set, limit, pauses::add);
  }

  private static void assertAccepted(TestWorld world, Collateral collateral) {
    assertThat(
            new QuoteVerifier(world.anchors(), VerifierCache.none())
                .verify(
                    world.encodedQuote(),
                    QuoteCollateral.of(collateral),
                    TestWorld.NOW,
                    Policy.dangerousAnyProgram().build())
                .tcb()
                .status())
        .isEqualTo(TcbStatus.UP_TO_DATE);
  }
}
