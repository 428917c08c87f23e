package network.khala.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs the transcripts of `src/test/resources/transcripts`: what a user types and what he sees.
final class TranscriptTest {
  private static final Path FOLDER = Path.of("src/test/resources/transcripts");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> transcript_replayed_showsTheSame() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)));
  }

  private void replay(Path file) {
    try {
      Path own = Files.createDirectory(directory.resolve(file.getFileName().toString()));
      Transcript transcript = Transcript.parse(Files.readString(file), own);
      for (Transcript.Step step : transcript.steps()) {
        String shown = step.run();
        if (!step.isExpected(shown)) {
          assertThat(shown).as(step.command()).isEqualTo(step.expected());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
