package network.khala.tee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.tee.SealException.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
  @TempDir Path folder;
  private final SimulatedPlatform platform = new SimulatedPlatform(1);
  private Path path;
  private SealedFile file;

  @BeforeEach
  void name() {
    path = folder.resolve("state/identity.seal");
    file = new SealedFile(path, platform, "identity");
  }

  @Test
  void load_neverWritten_isEmpty() {
    assertThat(file.load()).isEmpty();
  }

  @Test
  void load_afterSaves_isTheLastAndKeepsTheOneBefore() throws IOException {
    file.save(bytes("one"));
    file.save(bytes("two"));
    try (Unsealed unsealed = file.load().orElseThrow()) {
      assertThat(unsealed.content()).isEqualTo(bytes("two"));
      assertThat(unsealed.generation()).isEqualTo(2);
      assertThat(unsealed.fallback()).isEmpty();
    }
    assertThat(Files.exists(path.resolveSibling("identity.seal.previous"))).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
        .doesNotContain("two");
  }

  @Test
  void load_damagedNewest_fallsBackAndSaysSo() throws IOException {
    file.save(bytes("one"));
    file.save(bytes("two"));
    damage(path, 70);
    Unsealed unsealed = file.load().orElseThrow();
    assertThat(unsealed.content()).isEqualTo(bytes("one"));
    assertThat(unsealed.fallback()).hasValueSatisfying(why -> assertThat(why).contains("checksum"));

    file.save(bytes("three"));
    assertThat(file.load().orElseThrow().generation()).isEqualTo(2);
    damage(path, 70);
    assertThat(file.load().orElseThrow().content())
        .as("the damaged generation did not push out the good one")
        .isEqualTo(bytes("one"));
  }

  @Test
  void load_missingNewest_fallsBack() throws IOException {
    file.save(bytes("one"));
    file.save(bytes("two"));
    Files.delete(path);
    assertThat(file.load().orElseThrow().content()).isEqualTo(bytes("one"));
  }

  @Test
  void load_everyFlippedByteOfTheOnlyGeneration_isATypedRefusal() throws IOException {
    file.save(bytes("one"));
    byte[] good = Files.readAllBytes(path);
    for (int at = 0; at < good.length; at++) {
      byte[] damaged = good.clone();
      damaged[at] ^= 0x40;
      Files.write(path, damaged);
      assertThatThrownBy(() -> file.load())
          .isInstanceOfSatisfying(
              SealException.class,
              e -> assertThat(e.problem()).isIn(Problem.CORRUPT, Problem.UNSUPPORTED_VERSION));
    }
    for (int size = 0; size < good.length; size += 9) {
      Files.write(path, Arrays.copyOf(good, size));
      problem(Problem.CORRUPT, () -> file.load());
    }
  }

  @Test
  void load_otherMachineOrPurpose_isForeignAndNeverSkipped() {
    file.save(bytes("one"));
    file.save(bytes("two"));
    problem(
        Problem.FOREIGN, () -> new SealedFile(path, new SimulatedPlatform(2), "identity").load());
    problem(Problem.FOREIGN, () -> new SealedFile(path, platform, "master-key").load());
  }

  @Test
  void load_afterTheSecurityVersionRose_sealsAgainUnderTheNewOne() throws IOException {
    file.save(bytes("one"));
    platform.version = 3;
    assertThat(file.load().orElseThrow().content()).isEqualTo(bytes("one"));
    assertThat(Files.readAllBytes(path)[20]).isEqualTo((byte) 3);
    assertThat(file.load().orElseThrow().content()).isEqualTo(bytes("one"));
  }

  @Test
  void load_afterTheMachineWasRolledBack_saysTheKeyIsUnavailable() {
    platform.version = 3;
    file.save(bytes("one"));
    platform.version = 2;
    problem(Problem.KEY_UNAVAILABLE, () -> file.load());
    platform.version = 4;
    assertThat(file.load().orElseThrow().content()).isEqualTo(bytes("one"));
  }

  @Test
  void save_folderNotWritable_isIoAndKeepsTheContent() throws IOException {
    file.save(bytes("one"));
    // A folder in the place of the temporary file cannot be replaced by it.
    Files.createDirectories(path.resolveSibling("identity.seal.tmp/x"));
    problem(Problem.IO, () -> file.save(bytes("two")));
    assertThat(file.load().orElseThrow().content()).isEqualTo(bytes("one"));
  }

  @Test
  void close_unsealed_wipes() {
    file.save(bytes("one"));
    Unsealed unsealed = file.load().orElseThrow();
    unsealed.close();
    assertThat(unsealed.content()).containsOnly(0);
  }

  @Test
  void rootSecret_reopened_derivesTheSameKeysApartByPurpose() throws IOException {
    Path secret = folder.resolve("device.key");
    Bytes version = Bytes.wrap(new byte[16]);
    SecretBytes key;
    try (RootSecret first = RootSecret.openOrCreate(secret)) {
      key = new RootSecretSealer(first).deriveKey("identity", version);
    }
    RootSecretSealer again = new RootSecretSealer(RootSecret.openOrCreate(secret));
    assertThat(again.deriveKey("identity", version)).isEqualTo(key);
    assertThat(again.deriveKey("other", version)).isNotEqualTo(key);
    Files.write(secret, new byte[31]);
    problem(Problem.CORRUPT, () -> RootSecret.openOrCreate(secret));
  }

  private static void damage(Path file, int at) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[at] ^= 1;
    Files.write(file, content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void problem(Problem expected, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            SealException.class, e -> assertThat(e.problem()).isEqualTo(expected));
  }
}
