import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks or applies google-java-format over every source tree: {@code Format check|apply ROOT}. */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    List<String> options = new ArrayList<>();
    options.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    options.addAll(sources(Path.of(args[1])));
    int exit =
        new Main(new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in)
            .format(options.toArray(String[]::new));
    if (exit != 0) {
      System.err.println("The files above are not formatted. Run: mvn -N process-sources -Dkhala.format=apply");
      System.exit(exit);
    }
  }

  private static List<String> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> root.relativize(file).toString().contains("src/"))
          .filter(file -> !root.relativize(file).toString().contains("target/"))
          .filter(file -> !root.relativize(file).toString().contains("node_modules/"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
