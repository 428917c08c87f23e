package network.khala.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every vector that comes with the project, and those of the folder that `khala.vectors` names.
class ConformanceTest {
  private static final ConformanceRunner RUNNER = new ConformanceRunner(Selection.ALL);

  private static BuiltInVectors builtIn;

  @BeforeAll
  static void openVectors() throws IOException {
    builtIn = BuiltInVectors.open();
  }

  @AfterAll
  static void closeVectors() {
    builtIn.close();
  }

  @TestFactory
  Stream<DynamicTest> builtInVectors_areMet() throws IOException {
    return tests(builtIn.folder());
  }

  @TestFactory
  Stream<DynamicTest> vectorsOfTheGivenFolder_areMet() throws IOException {
    Path folder = Path.of(System.getProperty("khala.vectors", ""));
    return Files.isDirectory(folder) ? tests(folder) : Stream.of();
  }

  @Test
  void vectorsOfTheGivenFolder_folderIsThere() {
    String folder = System.getProperty("khala.vectors", "");
    assumeTrue(Files.isDirectory(Path.of(folder)), "-Dkhala.vectors names no folder: " + folder);
    assertThat(Path.of(folder)).isDirectory();
  }

  private static Stream<DynamicTest> tests(Path folder) throws IOException {
    return RUNNER.files(folder).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    folder.relativize(file).toString(), () -> expectMet(folder, file)));
  }

  private static void expectMet(Path folder, Path file) {
    List<Outcome> missed = new ArrayList<>();
    boolean unsupported = false;
    for (Outcome outcome : RUNNER.run(file)) {
      switch (outcome.kind()) {
        case PASS -> {}
        case UNSUPPORTED -> unsupported = true;
        case FAIL, ERROR -> missed.add(outcome);
      }
    }
    String name = folder.relativize(file).toString();
    assertThat(missed).as(name).isEmpty();
    assertThat(unsupported)
        .as("%s has vectors that nothing runs yet; UnsupportedVectors lists such files", name)
        .isEqualTo(UnsupportedVectors.FILES.contains(name));
  }
}
