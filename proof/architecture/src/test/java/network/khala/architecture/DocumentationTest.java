package network.khala.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");
  private static final String SOURCE = ".*/src/test/java/.*Test\\.java";

  @Test
  void links_ofDocuments_leadToFiles() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher links = LINK.matcher(Files.readString(document));
      while (links.find()) {
        String target = links.group(1);
        if (!target.contains("://") && !Files.exists(document.resolveSibling(target))) {
          broken.add(Modules.ROOT.relativize(document) + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void tests_namedForBadInput_exist() throws IOException {
    Map<String, String> sources = testSources();
    List<String> missing = new ArrayList<>();
    Matcher names = TEST.matcher(Files.readString(Modules.ROOT.resolve("docs/bad-input.md")));
    while (names.find()) {
      String source = sources.getOrDefault(names.group(1), "");
      if (source.isEmpty() || (names.group(2) != null && !source.contains(names.group(2) + "("))) {
        missing.add(names.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  /// What is in the files of tests, by the name of their class; those of one name together.
  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Modules.ROOT)) {
      for (Path file : files.filter(one -> one.toString().matches(SOURCE)).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        sources.merge(name, Files.readString(file), String::concat);
      }
    }
    return sources;
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> root = Files.list(Modules.ROOT);
        Stream<Path> docs = Files.walk(Modules.ROOT.resolve("docs"))) {
      return Stream.concat(root, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}
