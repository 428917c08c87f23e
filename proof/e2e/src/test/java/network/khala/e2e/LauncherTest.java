package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// `./khala` among sources that nobody has built yet, as after a clone.
@Tag("network")
@ResourceLock("network")
class LauncherTest {
  private static final Set<String> NOT_IN_A_CLONE = Set.of("target", "node_modules", ".git");

  @Test
  void launcher_amongSourcesOnly_buildsOnceAndStartsANetwork(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path clone = folder.resolve("clone");
    copySources(Places.root(), clone);
    try (Running first = launch(clone, "--version");
        Running second = launch(clone, "--version")) {
      assertThat(first.awaitExit(Running.PATIENCE)).as(first.story()).isZero();
      assertThat(second.awaitExit(Running.PATIENCE)).as(second.story()).isZero();
      assertThat(first.errors() + second.errors())
          .contains("khala: building (the first time", "khala: waiting for another build");
      assertThat(first.lines().others()).isEqualTo(second.lines().others()).isNotEmpty();
    }
    assertThat(builds(clone)).hasSize(1);

    try (Running network =
        launch(
            clone,
            "dev",
            "--json",
            "--workers",
            "1",
            "--base-path",
            folder.resolve("network").toString(),
            "--rpc-port",
            "0",
            "--console-port",
            "0",
            "--pruntime-port",
            "0")) {
      network.awaitEvent("payout");
      network.awaitEvent("ready");
      assertThat(network.errors()).doesNotContain("building");
      assertThat(network.terminate()).isEqualTo(130);
    }
  }

  private static Running launch(Path clone, String... arguments) {
    List<String> command = new ArrayList<>(List.of(clone.resolve("khala").toString()));
    command.addAll(List.of(arguments));
    return Running.start("launcher", command, Map.of("KHALA_SUPERVISED", "1"), clone);
  }

  private static List<Path> builds(Path clone) throws IOException {
    try (Stream<Path> files = Files.list(clone.resolve("target/khala"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("20")).toList();
    }
  }

  private static void copySources(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_IN_A_CLONE.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()
                && !NOT_IN_A_CLONE.contains(file.getFileName().toString())) {
              Files.copy(
                  file,
                  to.resolve(from.relativize(file).toString()),
                  StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
