package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import network.khala.attestation.internal.Crl;
import network.khala.attestation.testpki.TestWorld;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs what fuzzing has found and kept, without a fuzzer. The profile `fuzz` looks for more and
/// adds it to `src/test/resources/fuzz`.
class FuzzCorpusTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("khala.root"), "trust/attestation/src/test/resources/fuzz");

  private static final Map<String, Consumer<byte[]>> TARGETS = new LinkedHashMap<>();

  static {
    TARGETS.put("quote", QuoteFuzz::fuzzerTestOneInput);
    TARGETS.put("certificate", CertificateFuzz::fuzzerTestOneInput);
    TARGETS.put("crl", CrlFuzz::fuzzerTestOneInput);
    TARGETS.put("json", JsonFuzz::fuzzerTestOneInput);
  }

  @TestFactory
  Stream<DynamicTest> corpus_everyInput_isReadOrRefused() {
    return TARGETS.entrySet().stream()
        .map(
            target ->
                DynamicTest.dynamicTest(
                    target.getKey(),
                    () -> {
                      List<byte[]> inputs = corpus(target.getKey());
                      assertThat(inputs).as("the kept corpus").isNotEmpty();
                      inputs.forEach(target.getValue());
                    }));
  }

  @Test
  void targets_goodInputs_areReadToTheEnd() {
    seeds().forEach((name, inputs) -> inputs.forEach(target(name)));
    // The targets take refusals silently, so here is shown that the good ones are none.
    assertThat(Quote.parse(TestWorld.tdx(5).encodedQuote()).tee()).isEqualTo(Tee.TDX);
    assertThat(Crl.parse(TestWorld.sgx().pckCrl.der()).number()).isPresent();
  }

  @Test
  void targets_everyTruncationOfGoodInputs_isReadOrRefused() {
    seeds()
        .forEach(
            (name, inputs) -> {
              byte[] first = inputs.getFirst();
              for (int size = 0; size < first.length; size++) {
                target(name).accept(Arrays.copyOf(first, size));
              }
            });
  }

  private static Consumer<byte[]> target(String name) {
    return Objects.requireNonNull(TARGETS.get(name), name);
  }

  /// Good inputs for each target; what a fuzzer starts from.
  static Map<String, List<byte[]>> seeds() {
    TestWorld sgx = TestWorld.sgx();
    TestWorld tdx = TestWorld.tdx(5);
    tdx.pckChain();
    Map<String, List<byte[]>> seeds = new LinkedHashMap<>();
    seeds.put(
        "quote",
        List.of(
            sgx.encodedQuote().toArray(),
            TestWorld.sgx(5).encodedQuote().toArray(),
            TestWorld.tdx(4).encodedQuote().toArray(),
            tdx.encodedQuote().toArray()));
    seeds.put(
        "certificate",
        List.of(
            tdx.pckLeaf.der(), tdx.root.der(), tdx.pckChain().getBytes(StandardCharsets.US_ASCII)));
    seeds.put("crl", List.of(sgx.rootCrl.der(), sgx.pckCrl.der()));
    seeds.put(
        "json",
        List.of(
            sgx.tcbInfo.getBytes(StandardCharsets.UTF_8),
            tdx.tcbInfo.getBytes(StandardCharsets.UTF_8),
            tdx.qeIdentity.getBytes(StandardCharsets.UTF_8),
            "{\"acceptedStatuses\":[\"UpToDate\"],\"rtMr\":{\"0\":[]},\"xfam\":\"e7\"}"
                .getBytes(StandardCharsets.UTF_8)));
    return seeds;
  }

  /// Writes the seeds below `arguments[0]`, a folder for each target.
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, List<byte[]>> target : seeds().entrySet()) {
      Path folder = Files.createDirectories(Path.of(arguments[0], target.getKey()));
      for (int i = 0; i < target.getValue().size(); i++) {
        Files.write(folder.resolve("seed-" + i), target.getValue().get(i));
      }
    }
  }

  private static List<byte[]> corpus(String target) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
      return files.sorted().map(FuzzCorpusTest::read).toList();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
