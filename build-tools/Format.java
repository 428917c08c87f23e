import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks or applies google-java-format over every source tree: {@code Format check|apply ROOT}.
 *
 * <p>Files that have not changed since the last good run are left out; {@code target/formatted} keeps
 * its time.
 */
final class Format {
  private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git");

  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    Path stamp = root.resolve("target/formatted");
    FileTime started = FileTime.fromMillis(System.currentTimeMillis());
    List<String> files = sources(root, lastGoodRun(root, stamp));
    if (!files.isEmpty() && format(apply, files) != 0) {
      System.err.println(
          "The files above are not formatted. Run: mvn -N process-sources -Dkhala.format=apply");
      System.exit(1);
    }
    if (!Files.exists(stamp)) {
      Files.createFile(stamp);
    }
    Files.setLastModifiedTime(stamp, started);
  }

  private static int format(boolean apply, List<String> files) throws Exception {
    List<String> options = new ArrayList<>();
    options.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    options.addAll(files);
    return new Main(
            new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in)
        .format(options.toArray(String[]::new));
  }

  /** The beginning of time if there was none, or if the formatter itself may have changed since. */
  private static FileTime lastGoodRun(Path root, Path stamp) throws IOException {
    FileTime never = FileTime.fromMillis(0);
    if (!Files.exists(stamp)) {
      return never;
    }
    FileTime last = Files.getLastModifiedTime(stamp);
    for (String tool : List.of("pom.xml", "build-tools/Format.java")) {
      if (Files.getLastModifiedTime(root.resolve(tool)).compareTo(last) >= 0) {
        return never;
      }
    }
    return last;
  }

  private static List<String> sources(Path root, FileTime since) throws IOException {
    List<String> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return LEFT_OUT.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = root.relativize(file).toString();
            if (path.endsWith(".java")
                && path.contains("src/")
                && attributes.lastModifiedTime().compareTo(since) >= 0) {
              sources.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources.stream().sorted().toList();
  }
}
