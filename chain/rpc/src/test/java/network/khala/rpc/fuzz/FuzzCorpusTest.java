package network.khala.rpc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs what fuzzing has found and kept, without a fuzzer. The profile `fuzz` looks for more.
class FuzzCorpusTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("khala.root"), "chain/rpc/src/test/resources/fuzz");
  private static final int RANDOM_INPUTS = 200;
  private static final int RANDOM_LENGTH = 300;

  private static final Map<String, Consumer<byte[]>> TARGETS = new LinkedHashMap<>();

  static {
    TARGETS.put("params", ParamsFuzz::fuzzerTestOneInput);
    TARGETS.put("chainhead", ChainHeadFuzz::fuzzerTestOneInput);
    TARGETS.put("extrinsic", ExtrinsicFuzz::fuzzerTestOneInput);
  }

  @TestFactory
  Stream<DynamicTest> corpus_everyInput_isAnsweredOrRefused() {
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

  @TestFactory
  Stream<DynamicTest> randomInputs_areAnsweredOrRefused() {
    return TARGETS.entrySet().stream()
        .map(
            target ->
                DynamicTest.dynamicTest(
                    target.getKey(),
                    () -> {
                      Random random = new Random(1);
                      for (int i = 0; i < RANDOM_INPUTS; i++) {
                        byte[] input = new byte[random.nextInt(RANDOM_LENGTH)];
                        random.nextBytes(input);
                        target.getValue().accept(input);
                      }
                    }));
  }

  @Test
  void seeds_everyOne_isAnsweredOrRefused() {
    seeds()
        .forEach((name, inputs) -> inputs.forEach(Objects.requireNonNull(TARGETS.get(name), name)));
  }

  /// What a fuzzer starts from: for each method one call of it, the calls of `chainHead_v1` in
  /// their usual order, and good extrinsics.
  static Map<String, List<byte[]>> seeds() {
    Map<String, List<byte[]>> seeds = new LinkedHashMap<>();
    List<byte[]> methods = new ArrayList<>();
    for (int method = 0; method < 256; method += 16) {
      byte[] calls = new byte[64];
      for (int i = 0; i < calls.length; i++) {
        calls[i] = (byte) (i % 4 == 0 ? method + i / 4 : i);
      }
      methods.add(calls);
    }
    seeds.put("params", methods);
    seeds.put(
        "chainhead",
        List.of(
            new byte[] {0, 0, 1, 1, 1, 2, 1, 1, 3, 1, 1, 0, 4, 1, 1, 2, 0, 3, 0, 0, 9, 1, 5, 1, 1},
            new byte[] {0, 0, 0, 0, 0, 0, 4, 1, 2, 1, 0, 3, 7, 1, 1, 8, 1, 1, 9, 0, 1, 9, 1}));
    seeds.put("extrinsic", ExtrinsicFuzz.seeds());
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
