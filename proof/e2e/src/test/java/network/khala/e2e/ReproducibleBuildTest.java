package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever builds the enclave's program gets the same bytes, so that a measurement on a chain can
/// be checked by anybody.
class ReproducibleBuildTest {
  private static final Path TOOL = Places.root().resolve("build-tools/reproducible");

  @TempDir private static Path folder;

  private record Ended(int code, String said) {}

  /// Takes two clean builds, so it runs with the tests of whole networks only.
  @Test
  @Tag("network")
  void twoCleanBuilds_inDifferentFolders_agreeInEveryByte()
      throws IOException, InterruptedException {
    Ended ended = run(List.of());
    assertThat(ended.code()).as(ended.said()).isEqualTo(0);
    assertThat(ended.said()).matches("(?s)reproducible: [0-9]+ files, sha256 of their list .*");
  }

  @Test
  void compare_sameFiles_agrees() throws IOException, InterruptedException {
    Path built = Distribution.built().pruntime();
    Distribution copy = Distribution.built().copy(folder.resolve("same"));
    assertThat(run(List.of("--compare", built.toString(), copy.pruntime().toString())).code())
        .isEqualTo(0);
  }

  @Test
  void compare_oneByteOrFileMore_namesTheFile() throws IOException, InterruptedException {
    Path built = Distribution.built().pruntime();
    Path changed = Distribution.built().copy(folder.resolve("changed")).pruntime();
    Path jar = firstJar(changed);
    byte[] content = Files.readAllBytes(jar);
    content[content.length - 1] ^= 1;
    // The copy's files are links: the original must not change.
    Files.delete(jar);
    Files.write(jar, content);
    Ended byteChanged = run(List.of("--compare", built.toString(), changed.toString()));
    assertThat(byteChanged.code()).isEqualTo(1);
    assertThat(byteChanged.said()).contains(String.valueOf(jar.getFileName()));

    Path more = Distribution.built().copy(folder.resolve("more")).pruntime();
    Files.writeString(more.resolve("lib/surplus"), "");
    Ended fileMore = run(List.of("--compare", built.toString(), more.toString()));
    assertThat(fileMore.code()).isEqualTo(1);
    assertThat(fileMore.said()).contains("surplus");
    assertThat(run(List.of("--compare", built.toString(), folder.toString())).code()).isEqualTo(2);
  }

  private static Path firstJar(Path distribution) throws IOException {
    try (Stream<Path> jars = Files.list(distribution.resolve("lib"))) {
      return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().findFirst().orElseThrow();
    }
  }

  private static Ended run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(TOOL.toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
