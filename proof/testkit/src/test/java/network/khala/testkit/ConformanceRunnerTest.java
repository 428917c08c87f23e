package network.khala.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConformanceRunnerTest {
  @TempDir private Path folder;

  /// Reports what each member of the file's object says; `throw` throws.
  private static final VectorSuite ECHO =
      new VectorSuite() {
        @Override
        public boolean accepts(VectorFile file) {
          return file.content().isObject();
        }

        @Override
        public void run(VectorFile file, VectorReport report) {
          for (var vector : file.content().properties()) {
            report.run(vector.getKey(), 0, () -> echo(vector.getKey(), vector.getValue(), report));
          }
        }

        private void echo(String id, JsonNode outcome, VectorReport report) {
          switch (outcome.asString()) {
            case "pass" -> report.pass(id, 0);
            case "fail" -> report.fail(id, 0, "member", 1, "two");
            case "unsupported" -> report.unsupported(id, 0, "the part");
            default -> throw new IllegalStateException("boom");
          }
        }
      };

  private final List<Outcome> outcomes = new ArrayList<>();

  private Summary run(Selection selection) throws IOException {
    outcomes.clear();
    return new ConformanceRunner(List.of(ECHO), selection).run(folder, outcomes::add);
  }

  private Path write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    return Files.writeString(path, content);
  }

  @Test
  void run_allPass_exitsWithZero() throws IOException {
    write("chain/a.json", "{\"x\":\"pass\",\"y\":\"pass\"}");
    Summary summary = run(Selection.ALL);
    assertThat(summary.exitCode()).isZero();
    assertThat(summary.toJson())
        .hasToString(
            "{\"type\":\"summary\",\"total\":2,\"passed\":2,\"failed\":0,\"unsupported\":0,"
                + "\"errors\":0,\"bySuite\":{\"chain\":{\"total\":2,\"passed\":2,\"failed\":0,"
                + "\"unsupported\":0,\"errors\":0}}}");
  }

  @Test
  void run_eachKindOfOutcome_isCountedAndExitsWithOne() throws IOException {
    write("b/z.json", "{\"p\":\"pass\",\"f\":\"fail\",\"u\":\"unsupported\",\"e\":\"throw\"}");
    Summary summary = run(Selection.ALL);
    assertThat(summary.all()).isEqualTo(new Summary.Counts(1, 1, 1, 1));
    assertThat(summary.exitCode()).isEqualTo(1);
    assertThat(outcomes.get(1).toJson())
        .hasToString(
            "{\"type\":\"vector\",\"suite\":\"b\",\"file\":\"z.json\",\"id\":\"f\",\"step\":0,"
                + "\"result\":\"fail\",\"path\":\"member\",\"expected\":1,\"actual\":\"two\"}");
    assertThat(outcomes.get(3))
        .hasToString("error b/z.json e: java.lang.IllegalStateException: boom");
  }

  @Test
  void run_tablesAndDeeperFiles_areNoVectors() throws IOException {
    write("a/_table.json", "not JSON");
    write("a/deep/data.json", "not JSON");
    write("a/notes.txt", "text");
    write("top.json", "{}");
    assertThat(run(Selection.ALL).exitCode()).isEqualTo(2);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void run_fileThatNobodyAccepts_isUnsupported() throws IOException {
    write("a/list.json", "[1]");
    assertThat(run(Selection.ALL).all()).isEqualTo(new Summary.Counts(0, 0, 1, 0));
  }

  @Test
  void run_brokenFiles_areErrors() throws IOException {
    write("a/1.json", "{");
    write("a/2.json", "{\"x\":\"pass\",\"x\":\"pass\"}");
    write("a/3.json", "{}");
    try (RandomAccessFile large = new RandomAccessFile(write("a/4.json", "").toFile(), "rw")) {
      large.setLength(ConformanceRunner.MAX_FILE_SIZE_BYTES + 1);
    }
    assertThat(run(Selection.ALL).all()).isEqualTo(new Summary.Counts(0, 0, 0, 4));
    assertThat(outcomes.get(0).reason()).contains("not JSON");
    assertThat(outcomes.get(1).reason()).contains("uplicate");
    assertThat(outcomes.get(2).reason()).isEqualTo("the file holds no vector");
    assertThat(outcomes.get(3).reason()).contains("67,108,865 bytes exceed the limit");
  }

  @Test
  void run_selection_leavesOutTheRest() throws IOException {
    write("a/f.json", "{\"one-x\":\"pass\",\"two\":\"fail\"}");
    write("b/f.json", "{\"one-x\":\"pass\",\"(one\":\"fail\"}");
    assertThat(run(Selection.of(Optional.of("b"), Optional.empty())).all().total()).isEqualTo(2);
    assertThat(run(Selection.of(Optional.empty(), Optional.of("one-?"))).exitCode()).isZero();
    assertThat(run(Selection.of(Optional.empty(), Optional.of("*one*"))).all().total())
        .isEqualTo(3);
    assertThat(run(Selection.of(Optional.empty(), Optional.of("none"))).exitCode()).isEqualTo(2);
  }

  @Test
  void run_missingFolder_throws() {
    folder = folder.resolve("missing");
    assertThatThrownBy(() -> run(Selection.ALL)).isInstanceOf(NoSuchFileException.class);
  }
}
