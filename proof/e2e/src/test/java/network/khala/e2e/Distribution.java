package network.khala.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The `khala` command as a build leaves it: a folder with `cli` and `pruntime`, laid out like the
/// launcher's.
///
/// @param folder holds `cli/lib` and `pruntime`
record Distribution(Path folder) {
  private static final Path ROOT = Path.of(System.getProperty("khala.root"));
  private static final Distribution BUILT = locate();

  /// The one of this build, or that in the folder that `khala.e2e.distribution` names.
  static Distribution built() {
    return BUILT;
  }

  private static Distribution locate() {
    String given = System.getProperty("khala.e2e.distribution", "");
    if (!given.isEmpty()) {
      return new Distribution(Path.of(given));
    }
    try {
      Path folder = Places.fresh("distribution");
      link(ROOT.resolve("people/cli/target/dist"), folder.resolve("cli"));
      link(ROOT.resolve("worker/pruntime/target/dist"), folder.resolve("pruntime"));
      return new Distribution(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the distribution is made by mvn verify, from the root", e);
    }
  }

  /// A copy whose files may be replaced, not written to: they are links to those of this one.
  ///
  /// @param target is made
  Distribution copy(Path target) throws IOException {
    link(folder, target);
    return new Distribution(target);
  }

  /// The same with another enclave program: its own jar has one more file, which nothing ever looks
  /// at. So its measurement is another one, as after any change and a build.
  ///
  /// @param target is made
  Distribution withChangedProgram(Path target) throws IOException {
    Distribution changed = copy(target);
    Path jar = changed.programJar();
    Path copy = Files.copy(jar, target.resolve("changed.jar"));
    try (FileSystem archive = FileSystems.newFileSystem(copy)) {
      Files.writeString(archive.getPath("/changed.txt"), "harmless");
    }
    // The old file is a link to the genuine one: it is replaced, not written to.
    Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
    return changed;
  }

  private Path programJar() throws IOException {
    try (Stream<Path> files = Files.walk(pruntime())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("khala-pruntime"))
          .findFirst()
          .orElseThrow();
    }
  }

  // Hard links: the distribution is measured, and symbolic links are refused there.
  private static void link(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path place = target.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          linkOrCopy(file, place);
        }
      }
    }
  }

  private static void linkOrCopy(Path file, Path place) throws IOException {
    try {
      Files.createLink(place, file);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, place);
    }
  }

  /// Where the enclave's program lies.
  Path pruntime() {
    return folder.resolve("pruntime");
  }

  /// What starts the command, as the launcher does.
  List<String> command(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dkhala.run=" + folder,
                "-cp",
                classPath(),
                "network.khala.cli.Khala"));
    command.addAll(arguments);
    return command;
  }

  private String classPath() {
    try (Stream<Path> jars = Files.list(folder.resolve("cli/lib"))) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(":"));
    } catch (IOException e) {
      throw new UncheckedIOException("the distribution is made by mvn verify, from the root", e);
    }
  }
}
