import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Fails where a test was skipped that {@code docs/known-skips.md} does not name with a reason:
 * {@code Skips ROOT}. Also fails where no test ran at all.
 */
final class Skips {
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    List<String> known =
        Files.readAllLines(root.resolve("docs/known-skips.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    int tests = 0;
    TreeSet<String> skipped = new TreeSet<>();
    for (Path report : reports(root)) {
      NodeList cases = parse(report.toFile()).getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        Element test = (Element) cases.item(i);
        tests++;
        if (test.getElementsByTagName("skipped").getLength() > 0) {
          skipped.add(test.getAttribute("classname") + "." + test.getAttribute("name"));
        }
      }
    }
    System.out.printf("%d tests, %d skipped%n", tests, skipped.size());
    skipped.removeIf(
        test ->
            known.stream()
                .anyMatch(name -> test.equals(name) || test.startsWith(name + "(")));
    skipped.forEach(test -> System.out.println("skipped, and not in docs/known-skips.md: " + test));
    System.exit(tests > 0 && skipped.isEmpty() ? 0 : 1);
  }

  private static List<Path> reports(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root, 5)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .filter(file -> file.toString().contains("-reports"))
          .toList();
    }
  }

  private static Element parse(File report) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(report).getDocumentElement();
  }
}
