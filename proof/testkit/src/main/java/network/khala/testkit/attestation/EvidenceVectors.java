package network.khala.testkit.attestation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.ConfidenceLevel;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.ias.IasReportFile;
import network.khala.attestation.registration.EvidenceClaims;
import network.khala.attestation.registration.EvidenceRules;
import network.khala.attestation.registration.EvidenceVerifier;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `registry/attestation.json`: confidence levels, and registrations with the public IAS sample.
///
/// The file holds the sample's figures and cases, not the sample: the cases run where the suite
/// `attestation`, which has it, lies beside this file's folder.
final class EvidenceVectors implements VectorSuite {
  private static final EvidenceVerifier VERIFIER = new EvidenceVerifier(VerifierCache.none());
  private static final String SAMPLE_PREFIX = "ias-phala-pallet-";

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("registry") && file.name().equals("attestation");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    for (JsonNode vector : file.content().get("confidence")) {
      checkConfidence(vector, report);
    }
    Optional<AttestationReport> evidence =
        sample(file.path().resolveSibling("../attestation/ias").normalize());
    for (JsonNode sample : file.content().get("samples")) {
      if (evidence.isPresent() && sample.has("cases")) {
        String id = sample.get("sample").asString();
        report.run(id, 0, () -> checkCases(id, sample, evidence, report));
      }
    }
  }

  private static void checkConfidence(JsonNode vector, VectorReport report) {
    String status = vector.get("status").asString();
    List<String> advisories = items(vector.get("advisoryIds")).map(JsonNode::asString).toList();
    String id = "confidence '" + status + "' " + advisories;
    report.run(
        id,
        0,
        () ->
            report.expectEqual(
                id,
                0,
                "confidenceLevel",
                vector.get("confidenceLevel").asString(),
                ConfidenceLevel.of(status, advisories)
                    .map(String::valueOf)
                    .orElse("error InvalidQuoteStatus")));
  }

  private static void checkCases(
      String id, JsonNode sample, Optional<AttestationReport> evidence, VectorReport report) {
    int step = 0;
    for (JsonNode vector : sample.get("cases")) {
      report.expectEqual(
          id, step++, "result", vector.get("result").asString(), result(sample, vector, evidence));
    }
    long ownTime = sample.get("reportUnixSeconds").asLong();
    EvidenceRules rules = rules(sample.get("pruntimeHash"));
    Bytes32 infoHash = Bytes32.fromHex(sample.get("reportDataFirst32").asString());
    EvidenceClaims claims = VERIFIER.verify(evidence, infoHash, ownTime, rules);
    report.expectEqual(
        id,
        step++,
        "confidenceLevel",
        sample.get("confidenceLevel").asInt(),
        claims.confidenceLevel());
    report.expectEqual(
        id,
        step,
        "pruntimeHash",
        Bytes.fromHex(sample.get("pruntimeHash").asString()),
        claims.pruntimeHash());
  }

  private static EvidenceRules rules(JsonNode... programs) {
    Set<Bytes> allowed =
        Stream.of(programs).map(hash -> Bytes.fromHex(hash.asString())).collect(Collectors.toSet());
    return EvidenceRules.strict(allowed, Bytes32.ZERO);
  }

  /// Runs a case as the chain of that time did, which took reports from the future.
  private static String result(
      JsonNode sample, JsonNode vector, Optional<AttestationReport> evidence) {
    EvidenceRules rules =
        vector.has("allowList") && !vector.get("allowList").isEmpty()
            ? rules(sample.get("pruntimeHash"))
            : rules();
    if (!vector.get("verifyPRuntime").asBoolean()) {
      rules = rules.dangerouslyAllowingAnyProgram();
    }
    Bytes32 infoHash =
        vector.has("userDataHash")
            ? Bytes32.ZERO
            : Bytes32.fromHex(sample.get("reportDataFirst32").asString());
    try {
      VERIFIER.verify(
          evidence,
          infoHash,
          vector.get("now").asLong(),
          rules.dangerouslyAcceptingFutureReports());
      return "ok";
    } catch (AttestationException e) {
      // The registry's name for what the verifier of that time called user data.
      return e.refusal().name().replace("InvalidRuntimeInfoHash", "InvalidUserDataHash");
    }
  }

  private static Optional<AttestationReport> sample(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> file =
          files.filter(each -> each.getFileName().toString().startsWith(SAMPLE_PREFIX)).findFirst();
      return file.isEmpty()
          ? Optional.empty()
          : Optional.of(IasReportFile.parse(Bytes.wrap(Files.readAllBytes(file.get()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
