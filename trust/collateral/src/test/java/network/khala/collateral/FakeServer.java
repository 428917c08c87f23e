package network.khala.collateral;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import network.khala.attestation.dcap.Tee;
import network.khala.attestation.testpki.TestWorld;

/// A PCCS on this machine that serves one test world. What it answers can be changed path by path.
final class FakeServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final List<Integer> refusals = new ArrayList<>();

  /// All requests in order, with their queries.
  final List<String> requests = new ArrayList<>();

  /// The last subscription key that came along.
  String seenKey = "";

  String retryAfter = "";

  /// One answer: status 200.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Answer(byte[] body, Map<String, String> headers) {
    static Answer of(String body, Map<String, String> headers) {
      return new Answer(body.getBytes(StandardCharsets.UTF_8), headers);
    }
  }

  FakeServer(TestWorld world) throws IOException {
    this(world, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16));
  }

  FakeServer(TestWorld world, HttpServer server) {
    this.server = server;
    TestWorld.TestCollateral collateral = world.collateral();
    String api = world.tee == Tee.SGX ? "/sgx/certification/v4" : "/tdx/certification/v4";
    answers.put(
        "/sgx/certification/v4/pckcrl",
        new Answer(
            HexFormat.of().parseHex(collateral.pckCrl),
            Map.of("SGX-PCK-CRL-Issuer-Chain", encoded(world.pckCa.pem() + world.root.pem()))));
    answers.put("/sgx/certification/v4/rootcacrl", Answer.of(collateral.rootCaCrl, Map.of()));
    answers.put(
        api + "/tcb",
        Answer.of(
            signed("tcbInfo", collateral.tcbInfo, collateral.tcbInfoSignature),
            Map.of("TCB-Info-Issuer-Chain", encoded(collateral.tcbInfoIssuerChain))));
    answers.put(
        api + "/qe/identity",
        Answer.of(
            signed("enclaveIdentity", collateral.qeIdentity, collateral.qeIdentitySignature),
            Map.of(
                "SGX-Enclave-Identity-Issuer-Chain", encoded(collateral.qeIdentityIssuerChain))));
    server.createContext("/", this::answer);
    server.start();
  }

  static String signed(String member, String document, byte[] signature) {
    return "{ \"%s\" :%s,\n\"signature\":\"%s\"}"
        .formatted(member, document, HexFormat.of().formatHex(signature));
  }

  /// As servers do: everything that is no letter or digit, but a plus sign as it is.
  static String encoded(String pem) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pem.length(); i++) {
      char c = pem.charAt(i);
      boolean plain = Character.isLetterOrDigit(c) || c == '+' || c == '-';
      out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      String key = exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key");
      seenKey = key == null ? "" : key;
      if (!refusals.isEmpty()) {
        if (!retryAfter.isEmpty()) {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(refusals.removeFirst(), -1);
        return;
      }
      Answer answer = answers.get(exchange.getRequestURI().getPath());
      if (answer == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(200, answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  /// The next requests are answered with these statuses.
  synchronized void refuse(Integer... statuses) {
    refusals.addAll(List.of(statuses));
  }

  synchronized void put(String path, Answer answer) {
    answers.put(path, answer);
  }

  synchronized Answer answerOf(String path) {
    return Objects.requireNonNull(answers.get(path), path);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
