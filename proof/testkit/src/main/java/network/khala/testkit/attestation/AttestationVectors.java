package network.khala.testkit.attestation;

import static network.khala.attestation.SignatureLibrary.JAVA;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import network.khala.attestation.AttestationException;
import network.khala.attestation.SignatureLibrary;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.dcap.PolicyJson;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.ias.IasPolicyJson;
import network.khala.attestation.ias.IasReportFile;
import network.khala.attestation.ias.IasVerifier;
import network.khala.attestation.snp.SnpReport;
import network.khala.scale.Bytes;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `attestation/index.json`: quotes, IAS reports and collateral as binaries beside the index, each
/// with the verdict that it must get. Every quote is judged with a cold and a warm cache, and with
/// the fastest library for signatures.
final class AttestationVectors implements VectorSuite {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final VerifierCache cache = VerifierCache.ofCapacity(1024);

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("attestation") && file.name().equals("index");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    Folder folder = new Folder(file.path().resolveSibling(""));
    for (JsonNode vector : file.content().get("vectors")) {
      String id = vector.get("id").asString();
      report.run(
          id,
          0,
          () -> {
            VerifierCache none = VerifierCache.none();
            compare(id, 0, vector, verdict(folder, vector, none, JAVA), report);
            if (vector.get("kind").asString().equals("dcap")) {
              compare(id, 1, vector, verdict(folder, vector, cache, JAVA), report);
              compare(id, 2, vector, verdict(folder, vector, cache, JAVA), report);
              SignatureLibrary fastest = SignatureLibrary.fastest();
              compare(id, 3, vector, verdict(folder, vector, none, fastest), report);
            }
          });
    }
  }

  /// The binaries of the suite.
  private record Folder(Path path) {
    Bytes read(JsonNode vector, String member) {
      try {
        return Bytes.wrap(Files.readAllBytes(path.resolve(vector.get(member).asString())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Map<String, @Nullable Object> verdict(
      Folder folder, JsonNode vector, VerifierCache cache, SignatureLibrary signatures) {
    try {
      return switch (vector.get("kind").asString()) {
        case "dcap" -> verifyQuote(folder, vector, cache, signatures);
        case "dcap-parse" -> Quote.parse(folder.read(vector, "quote")).toTree();
        case "ias" -> verifyIas(folder, vector);
        case "snp" -> SnpReport.parse(folder.read(vector, "report")).toTree();
        default -> throw new IllegalArgumentException("unknown kind " + vector.get("kind"));
      };
    } catch (AttestationException e) {
      return Map.of("result", "error", "error", e.code().name());
    }
  }

  private static Map<String, @Nullable Object> verifyQuote(
      Folder folder, JsonNode vector, VerifierCache cache, SignatureLibrary signatures) {
    TrustAnchors anchors =
        vector.get("rootCa").asString().equals("intel")
            ? TrustAnchors.INTEL
            : TrustAnchors.INTEL.withSgxRoot(folder.read(vector, "rootCa"));
    return new QuoteVerifier(anchors, cache, signatures)
        .verify(
            folder.read(vector, "quote"),
            QuoteCollateral.parseJson(folder.read(vector, "collateral")),
            vector.get("time").asLong(),
            PolicyJson.parse(policy(vector)))
        .toTree();
  }

  private static Map<String, @Nullable Object> verifyIas(Folder folder, JsonNode vector) {
    TrustAnchors anchors =
        vector.get("rootCa").asString().equals("intel")
            ? TrustAnchors.INTEL
            : TrustAnchors.INTEL.withIasAuthority(folder.read(vector, "rootCa"));
    return new IasVerifier(anchors)
        .verify(
            IasReportFile.parse(folder.read(vector, "report")),
            vector.get("time").asLong(),
            IasPolicyJson.parse(policy(vector)))
        .toTree();
  }

  private static Bytes policy(JsonNode vector) {
    return Bytes.wrap(vector.get("policy").toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Compares the members that the vector names; a refusal also with its alternatives.
  private static void compare(
      String id,
      int step,
      JsonNode vector,
      Map<String, @Nullable Object> verdict,
      VectorReport report) {
    JsonNode expect = vector.get("expect");
    JsonNode actual = MAPPER.valueToTree(verdict);
    if (expect.has("acceptableErrors")
        && actual.has("error")
        && contains(expect.get("acceptableErrors"), actual.get("error"))) {
      report.pass(id, step);
      return;
    }
    @Nullable String difference = Difference.find(expect, actual, "");
    if (difference == null) {
      report.pass(id, step);
    } else {
      report.fail(id, step, difference, expect, actual);
    }
  }

  private static boolean contains(JsonNode list, JsonNode item) {
    return StreamSupport.stream(list.spliterator(), false).anyMatch(item::equals);
  }
}
