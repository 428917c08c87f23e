package network.khala.tee.devtee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.scale.Bytes32;
import network.khala.tee.RootSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevSignerTest {
  private static final byte[] ROOT = DevelopmentRoot.wellKnownSeed();

  private static final int DEVICES = 4;

  @TempDir Path folder;

  @Test
  void openOrCreate_secondTime_isTheSameSigner() throws IOException {
    Path file = folder.resolve("state/signer.key");
    Bytes32 first = DevSigner.openOrCreate(file, ROOT).mrSigner();
    assertThat(DevSigner.openOrCreate(file, ROOT).mrSigner()).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  /// As when all machines of a network start at once and share their signer.
  @Test
  void openOrCreate_severalAtOnce_allHaveTheSameSigner() throws Exception {
    for (int round = 0; round < 20; round++) {
      Path shared = folder.resolve(round + "/signer.key");
      Path secret = folder.resolve(round + "/device.key");
      CyclicBarrier together = new CyclicBarrier(DEVICES);
      List<Future<String>> devices = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(DEVICES)) {
        for (int i = 0; i < DEVICES; i++) {
          devices.add(
              threads.submit(
                  () -> {
                    together.await();
                    try (RootSecret machine = RootSecret.openOrCreate(secret);
                        DevSigner signer = DevSigner.openOrCreate(shared, ROOT)) {
                      return machine.machineId() + " " + signer.mrSigner();
                    }
                  }));
        }
      }
      for (Future<String> device : devices) {
        assertThat(device.get()).isEqualTo(devices.getFirst().get());
      }
      try (Stream<Path> files = Files.list(shared.getParent())) {
        assertThat(files).containsExactlyInAnyOrder(shared, secret);
      }
    }
  }

  @Test
  void openOrCreate_damagedOrForeignFile_isRefusedAndKept() throws IOException {
    Path file = folder.resolve("signer.key");
    DevSigner.openOrCreate(file, ROOT).close();
    byte[] content = Files.readAllBytes(file);

    byte[] otherRoot = new byte[32];
    assertThatThrownBy(() -> DevSigner.openOrCreate(file, otherRoot))
        .isInstanceOf(DevTeeException.class)
        .hasMessageContaining("another development root");
    for (int at : new int[] {0, 8, 50, 152}) {
      byte[] damaged = content.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertThatThrownBy(() -> DevSigner.openOrCreate(file, ROOT))
          .isInstanceOf(DevTeeException.class);
      assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }
    Files.write(file, new byte[3]);
    assertThatThrownBy(() -> DevSigner.openOrCreate(file, ROOT))
        .isInstanceOf(DevTeeException.class)
        .hasMessageContaining("3 bytes");
  }

  @Test
  void config_optionThatAddsCode_isRefused() {
    for (String option :
        List.of("-cp", "-javaagent:x.jar", "-Xbootclasspath/a:x", "@file", "--patch-module", "x")) {
      assertThatThrownBy(
              () ->
                  new DevTeeConfig(
                      folder, folder, List.of(option), "Main", List.of(), folder, Bytes32.ZERO, 1))
          .isInstanceOf(DevTeeException.class)
          .hasMessageContaining(option);
    }
  }
}
