package network.khala.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `implementation-vulnerabilities.md` promises a test for each defect.
class VulnerabilitiesTest {
  private static final Path MODULE =
      Path.of(System.getProperty("khala.root"), "trust", "attestation");
  private static final Pattern METHOD = Pattern.compile("\\b[a-z]+_[A-Za-z0-9]+_[A-Za-z0-9]+\\b");
  private static final Pattern CODE = Pattern.compile("\\b[A-Z]+(_[A-Z]+)+\\b");

  @Test
  void table_everyTestAndCodeItNames_exists() throws IOException {
    List<String> rows =
        Files.readAllLines(MODULE.resolve("implementation-vulnerabilities.md")).stream()
            .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
            .toList();
    assertThat(rows).hasSize(20);
    String tests = tests();
    List<String> codes = Arrays.stream(AttestationError.values()).map(Enum::name).toList();
    for (String row : rows) {
      String column = row.substring(row.lastIndexOf('|', row.length() - 2)).replace("*", "PCK");
      assertThat(column).as(row).containsAnyOf("Test", "as 13");
      names(METHOD, column).forEach(name -> assertThat(tests).contains("void " + name + "("));
      names(CODE, column).forEach(name -> assertThat(codes).contains(name));
    }
  }

  private static List<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String tests() throws IOException {
    try (Stream<Path> files = Files.walk(MODULE.resolve("src/test/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith("Test.java")).toList();
      return sources.stream().map(VulnerabilitiesTest::read).collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
