package network.khala.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import network.khala.tee.doctor.Finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskCheckTest {
  @TempDir private Path folder;

  @Test
  void examine_folderThatIsNotThereYet_looksAtTheDiskAndLeavesNothing() throws Exception {
    List<Line> lines = DiskCheck.examine(folder.resolve("base/path"));
    assertThat(lines).extracting(Line::subject).containsExactly("disk", "disk speed");
    assertThat(lines.getFirst().found()).contains("GiB free at " + folder);
    assertThat(lines.getLast().found()).matches("[\\d,]+ MiB/s written, [\\d.]+ ms a flush");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void examineSpeed_folderThatIsNoFolder_saysWhatToDo() {
    Line line = DiskSpeedCheck.examine(folder.resolve("absent"));
    assertThat(line.verdict()).isEqualTo(Verdict.WARN);
    assertThat(line.found()).startsWith("not measured: ");
    assertThat(line.advice()).contains("writable");
  }

  @Test
  void judgeSpeed_figures_warnBelowWhatANodeNeeds() {
    assertThat(DiskSpeedCheck.judge(900, 1.5))
        .isEqualTo(Line.pass("disk speed", "900 MiB/s written, 1.5 ms a flush"));
    assertThat(DiskSpeedCheck.judge(900, 20.1).verdict()).isEqualTo(Verdict.WARN);
    assertThat(DiskSpeedCheck.judge(49, 1).advice()).contains("catching up");
  }
}
