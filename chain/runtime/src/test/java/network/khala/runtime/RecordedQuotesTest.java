package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.Collateral;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.Tee;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.registration.EvidenceVerifier;
import network.khala.collateral.CollateralJson;
import network.khala.frame.dispatch.Origin;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.registry.RegistryConfig;
import network.khala.pallets.registry.RegistryError;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.DispatchError;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Quotes of real machines with Intel's own collateral, brought to a chain whose time is that of
/// the recording. A recorded quote commits to what its maker registered, never to our info: so a
/// quote that the vectors accept passes every check here but the last, and is refused for its
/// report data alone; one that they refuse is refused before, with the registry's error for the
/// vector's code.
class RecordedQuotesTest {
  private static final Path VECTORS =
      Path.of(System.getProperty("khala.vectors", ""), "attestation");
  private static final RuntimeConfig CONFIG =
      RuntimeConfig.ofBlockTime(3000).withRegistry(RegistryConfig.STRICT);
  private static final int AT_LEAST = 12;

  @TestFactory
  Stream<DynamicTest> register_recordedQuoteAtItsTime_isJudgedAsTheVectorSays() throws IOException {
    assumeTrue(Files.isDirectory(VECTORS), "-Dkhala.vectors holds no attestation vectors");
    JsonNode index =
        JsonMapper.shared().readTree(Files.readAllBytes(VECTORS.resolve("index.json")));
    List<JsonNode> recorded =
        StreamSupport.stream(index.get("vectors").spliterator(), false)
            .filter(RecordedQuotesTest::isOfARealMachine)
            .toList();
    assertThat(recorded).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(recorded.stream().map(RecordedQuotesTest::isAccepted)).contains(true, false);
    return recorded.stream()
        .map(vector -> DynamicTest.dynamicTest(vector.get("id").asString(), () -> judge(vector)));
  }

  /// Intel's root, the chain's own policy, and a time that our chains can have.
  private static boolean isOfARealMachine(JsonNode vector) {
    return vector.get("kind").asString().equals("dcap")
        && vector.get("category").asString().equals("real")
        && vector.get("rootCa").asString().equals("intel")
        && vector.get("policy").isEmpty()
        && vector.get("time").asLong() * 1000 > TestChain.FIRST_BLOCK_MILLIS;
  }

  private static boolean isAccepted(JsonNode vector) {
    return vector.at("/expect/result").asString().equals("ok");
  }

  private static void judge(JsonNode vector) {
    Bytes quote = read(vector, "quote");
    TestChain chain =
        new TestChain(
            CONFIG,
            RegistryChain.genesis(
                CONFIG,
                RegistryGenesis.EMPTY.withAllowedPrograms(program(quote).stream().toList())),
            new EvidenceVerifier(TrustAnchors.INTEL, VerifierCache.none()));
    chain.nextBlock(vector.get("time").asLong() * 1000 - TestChain.FIRST_BLOCK_MILLIS);
    assertThat(chain.nowSeconds()).isEqualTo(vector.get("time").asLong());
    WorkerRegistrationInfoV2 info = RegistryChain.info(RegistryChain.keyPair(1), 1);

    Result<Unit, DispatchError> result =
        chain.call(
            Origin.signed(RegistryChain.OPERATOR.orElseThrow()),
            chain
                .runtime()
                .registry()
                .outer(new RegistryCall.RegisterWorkerV2(info, Optional.of(evidence(vector)))));

    assertThat(result).isEqualTo(Result.err(chain.runtime().registry().errorOf(expected(vector))));
    assertThat(chain.runtime().registry().workers().find(info.pubkey())).isEmpty();
  }

  private static RegistryError expected(JsonNode vector) {
    AttestationError code =
        isAccepted(vector)
            ? AttestationError.POLICY_REPORT_DATA_MISMATCH
            : AttestationError.valueOf(vector.at("/expect/error").asString());
    return Arrays.stream(RegistryError.values())
        .filter(error -> error.name().replace("_", "").equalsIgnoreCase(code.refusal().name()))
        .findFirst()
        .orElseThrow();
  }

  private static AttestationReport evidence(JsonNode vector) {
    Bytes quote = read(vector, "quote");
    Optional<Collateral> collateral = Optional.of(CollateralJson.parse(read(vector, "collateral")));
    return vector.get("tee").asString().equals(Tee.SGX.name())
        ? new AttestationReport.SgxDcap(quote, collateral)
        : new AttestationReport.TdxDcap(quote, collateral);
  }

  /// The quote's program, so that the allow list is no reason for a refusal.
  private static Optional<Bytes> program(Bytes quote) {
    try {
      return Optional.of(Quote.parse(quote).body().pruntimeHash());
    } catch (AttestationException unreadable) {
      return Optional.empty();
    }
  }

  private static Bytes read(JsonNode vector, String member) {
    try {
      return Bytes.wrap(Files.readAllBytes(VECTORS.resolve(vector.get(member).asString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
