package network.khala.tee.devtee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionMeasurementTest {
  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void fill() throws IOException {
    folder = Files.createDirectories(root.resolve("one/lib"));
    Files.writeString(folder.resolve("b.jar"), "bb");
    Files.writeString(folder.resolve("a.jar"), "a");
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/c.jar"), "");
  }

  @Test
  void measure_knownFolder_isTheHashOfItsList() {
    ScaleWriter list = new ScaleWriter().length(3);
    entry(list, "a.jar", "a");
    entry(list, "a/c.jar", "");
    entry(list, "b.jar", "bb");
    assertThat(DistributionMeasurement.measure(folder))
        .isEqualTo(Bytes32.wrap(Hashing.blake2b256(list.toArray())));
  }

  @Test
  void measure_placeAndTimes_doNotCount() throws IOException {
    Bytes32 before = DistributionMeasurement.measure(folder);
    Files.setLastModifiedTime(folder.resolve("a.jar"), FileTime.fromMillis(0));
    Path moved = Files.move(folder, root.resolve("two"));
    assertThat(DistributionMeasurement.measure(moved)).isEqualTo(before);
  }

  @Test
  void measure_anyChange_counts() throws IOException {
    Bytes32 before = DistributionMeasurement.measure(folder);
    Files.writeString(folder.resolve("b.jar"), "bc");
    Bytes32 changed = DistributionMeasurement.measure(folder);
    Files.writeString(folder.resolve("b.jar"), "bb");
    Files.move(folder.resolve("b.jar"), folder.resolve("c.jar"));
    Bytes32 renamed = DistributionMeasurement.measure(folder);
    Files.delete(folder.resolve("c.jar"));
    Bytes32 removed = DistributionMeasurement.measure(folder);
    assertThat(before).isNotIn(changed, renamed, removed);
    assertThat(changed).isNotIn(renamed, removed);
  }

  @Test
  void measure_linkOrEmptyOrMissing_isRefused() throws IOException {
    Files.createSymbolicLink(folder.resolve("d.jar"), folder.resolve("a.jar"));
    assertThatThrownBy(() -> DistributionMeasurement.measure(folder))
        .isInstanceOf(DevTeeException.class)
        .hasMessageContaining("d.jar: is a link");
    Path empty = Files.createDirectories(root.resolve("empty"));
    assertThatThrownBy(() -> DistributionMeasurement.measure(empty))
        .isInstanceOf(DevTeeException.class)
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> DistributionMeasurement.measure(root.resolve("none")))
        .isInstanceOf(DevTeeException.class);
  }

  private static void entry(ScaleWriter list, String path, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    list.string(path).u64(bytes.length).raw(Hashing.blake2b256(bytes));
  }
}
