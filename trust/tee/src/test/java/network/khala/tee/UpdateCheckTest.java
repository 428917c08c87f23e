package network.khala.tee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import network.khala.tee.doctor.Finding;
import network.khala.tee.doctor.Finding.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCheckTest {
  @TempDir Path folder;
  private final SimulatedPlatform platform = new SimulatedPlatform(1);
  private Path path;
  private SealedFile file;

  @BeforeEach
  void seal() {
    path = folder.resolve("worker/identity.seal");
    file = new SealedFile(path, platform, "identity");
  }

  @Test
  void examine_nothingSealed_isFit() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "KHSEAL");
    assertThat(new UpdateCheck(folder).examine(platform))
        .singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.PASS));
    assertThat(new UpdateCheck(folder.resolve("nowhere")).examine())
        .singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.WARN));
  }

  @Test
  void examine_sealedUnderTheCurrentVersion_survivesTheUpdate() {
    file.save(new byte[] {1});
    assertThat(verdict(platform)).isEqualTo(Verdict.PASS);
    platform.version = 2;
    assertThat(file.load().orElseThrow().content()).containsExactly(1);
  }

  @Test
  void examine_twoUpdatesWithoutAStartBetween_saysToStartOnce() {
    file.save(new byte[] {1});
    platform.version = 2;
    assertThat(verdict(platform)).isEqualTo(Verdict.WARN);
    file.load().orElseThrow().close();
    assertThat(verdict(platform)).isEqualTo(Verdict.PASS);
  }

  @Test
  void examine_platformWithoutFormerKeys_saysToHandOverFirst() {
    platform.keepsFormerKeys = false;
    file.save(new byte[] {1});
    List<Finding> findings = new UpdateCheck(folder).examine(platform);
    assertThat(findings).singleElement().extracting(Finding::verdict).isEqualTo(Verdict.WARN);
    assertThat(findings.getFirst().advice()).contains("hand the worker's identity over");
    // And it is true: after the update the file cannot be read, after going back it can.
    platform.version = 2;
    assertThat(verdict(platform)).isEqualTo(Verdict.FAIL);
    assertThatThrownBy(() -> file.load()).isInstanceOf(SealException.class);
    platform.version = 1;
    assertThat(file.load().orElseThrow().content()).containsExactly(1);
  }

  @Test
  void examine_platformThatWentBack_saysThatTheKeyIsGone() {
    platform.version = 3;
    file.save(new byte[] {1});
    platform.version = 2;
    Finding finding = new UpdateCheck(folder).examine(platform).getFirst();
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.found()).contains("not readable at the present one, 0x02");
    assertThatThrownBy(() -> file.load()).isInstanceOf(SealException.class);
    // Up again, and further: readable, and sealed again on the way.
    for (int version = 3; version < 6; version++) {
      platform.version = version;
      assertThat(verdict(platform)).isEqualTo(version == 3 ? Verdict.PASS : Verdict.WARN);
      assertThat(file.load().orElseThrow().content()).containsExactly(1);
      assertThat(verdict(platform)).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void examine_damagedFile_isFoundBeforeTheUpdate() throws IOException {
    file.save(new byte[] {1});
    byte[] bytes = Files.readAllBytes(path);
    bytes[70] ^= 1;
    Files.write(path, bytes);
    assertThat(verdict(platform)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void examine_withoutASealer_readsHeadersOnly() {
    file.save(new byte[] {1});
    file.save(new byte[] {2});
    List<Finding> findings = new UpdateCheck(folder).examine();
    assertThat(findings).hasSize(2);
    assertThat(findings.getFirst().found())
        .contains("worker/identity.seal, generation 2, security version 0x0100");
    assertThat(findings.getFirst().verdict())
        .as("outside of the TEE nobody knows whether the former key can be had")
        .isEqualTo(Verdict.WARN);
    platform.version = 0;
    file.save(new byte[] {3});
    assertThat(new UpdateCheck(folder).examine().getFirst().verdict()).isEqualTo(Verdict.PASS);
  }

  private Verdict verdict(Sealer sealer) {
    return new UpdateCheck(folder).examine(sealer).getFirst().verdict();
  }
}
