package network.khala.tee.gramine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import network.khala.tee.SealException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GramineDeviceTest {
  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void enclave() throws IOException {
    folder = root.resolve("dev/attestation");
    Files.createDirectories(folder.resolve("keys"));
    byte[] report = new byte[432];
    Arrays.fill(report, 64, 96, (byte) 0xe1);
    Files.writeString(folder.resolve("attestation_type"), "dcap\n");
    Files.write(folder.resolve("user_report_data"), new byte[64]);
    Files.write(folder.resolve("my_target_info"), new byte[512]);
    Files.write(folder.resolve("target_info"), new byte[512]);
    Files.write(folder.resolve("report"), report);
    Files.write(folder.resolve("quote"), new byte[] {3, 0, 2, 0});
    Files.write(folder.resolve("keys/_sgx_mrsigner"), new byte[16]);
  }

  @Test
  void attest_reportData_isWrittenBeforeTheQuoteIsRead() throws IOException {
    Bytes data = Bytes.fromHex("0102".repeat(32));
    assertThat(GramineDevice.open(root).attest(data))
        .contains(new AttestationReport.SgxDcap(Bytes.fromHex("03000200"), Optional.empty()));
    assertThat(Files.readAllBytes(folder.resolve("user_report_data"))).isEqualTo(data.toArray());
  }

  @Test
  void open_enclave_knowsItsOwnMeasurement() {
    assertThat(GramineDevice.open(root).pruntimeHash())
        .contains(Bytes.fromHex("e1".repeat(32) + "00".repeat(36)));
  }

  @Test
  void open_outsideOrWithoutDcap_isUnavailable() throws IOException {
    unavailable(root.resolve("elsewhere"));
    Files.writeString(folder.resolve("attestation_type"), "none");
    unavailable(root);
  }

  @Test
  void attest_quoteMissingOrTooLarge_failsWithItsPlace() throws IOException {
    GramineDevice device = GramineDevice.open(root);
    Files.write(folder.resolve("quote"), new byte[40_000]);
    failed(device, "more than 32768 bytes");
    Files.delete(folder.resolve("quote"));
    failed(device, folder.resolve("quote") + " is missing");
  }

  @Test
  void deriveKey_hardwareKey_isSeparatedByPurpose() throws IOException {
    GramineDevice device = GramineDevice.open(root);
    Bytes version = device.currentVersion();
    assertThat(device.deriveKey("a", version)).isEqualTo(device.deriveKey("a", version));
    assertThat(device.deriveKey("a", version)).isNotEqualTo(device.deriveKey("b", version));
    assertThat(device.machineId().size()).isEqualTo(16);
    assertThatThrownBy(() -> device.deriveKey("a", Bytes.fromHex("01" + "00".repeat(15))))
        .isInstanceOf(SealException.class);
    Files.write(folder.resolve("keys/_sgx_mrsigner"), new byte[15]);
    assertThatThrownBy(() -> device.deriveKey("a", version)).isInstanceOf(SealException.class);
  }

  @Test
  void attest_recordedQuote_isHandedOnAsItIs() throws IOException {
    TestWorld world = TestWorld.sgx();
    Files.write(folder.resolve("quote"), world.encodedQuote().toArray());
    assertThat(GramineDevice.open(root).attest(Bytes.wrap(new byte[64])))
        .contains(new AttestationReport.SgxDcap(world.encodedQuote(), Optional.empty()));
  }

  /// Quotes of real enclaves, where they are at hand.
  @Test
  void attest_recordedQuotes_areHandedOnToTheLastByte() throws IOException {
    Path vectors = Path.of(System.getProperty("khala.vectors", ""), "attestation/quotes");
    assumeTrue(Files.isDirectory(vectors), "-Dkhala.vectors holds no recorded quotes");
    int replayed = 0;
    for (String name : List.of("phala-sgx-hello-", "coco-occlum-", "mobilecoin-hw-")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(vectors, name + "*.bin")) {
        for (Path file : files) {
          Files.copy(file, folder.resolve("quote"), StandardCopyOption.REPLACE_EXISTING);
          assertThat(GramineDevice.open(root).attest(Bytes.wrap(new byte[64])))
              .contains(
                  new AttestationReport.SgxDcap(
                      Bytes.wrap(Files.readAllBytes(file)), Optional.empty()));
          replayed++;
        }
      }
    }
    assertThat(replayed).isEqualTo(3);
  }

  @Test
  void currentVersion_firmwareOrProgramUpdated_isAnotherAndTheFormerKeyIsGone() throws IOException {
    GramineDevice first = GramineDevice.open(root);
    assertThat(first.keepsFormerKeys()).isFalse();
    Bytes before = first.currentVersion();
    for (int updated : new int[] {0, 15, 258}) {
      byte[] report = Files.readAllBytes(folder.resolve("report"));
      report[updated]++;
      Files.write(folder.resolve("report"), report);
      GramineDevice after = GramineDevice.open(root);
      assertThat(after.currentVersion()).isNotEqualTo(before);
      assertThatThrownBy(() -> after.deriveKey("a", before))
          .isInstanceOfSatisfying(
              SealException.class,
              e -> assertThat(e.problem()).isEqualTo(SealException.Problem.KEY_UNAVAILABLE))
          .hasMessageContaining("hand the identity over before the update");
      byte[] reset = Files.readAllBytes(folder.resolve("report"));
      reset[updated]--;
      Files.write(folder.resolve("report"), reset);
    }
    assertThat(GramineDevice.open(root).currentVersion()).isEqualTo(before);
  }

  private static void unavailable(Path root) {
    assertThatThrownBy(() -> GramineDevice.open(root))
        .isInstanceOfSatisfying(
            AttestationException.class,
            e -> assertThat(e.code()).isEqualTo(AttestationError.PROVIDER_UNAVAILABLE));
  }

  private static void failed(GramineDevice device, String message) {
    assertThatThrownBy(() -> device.attest(Bytes.wrap(new byte[64])))
        .isInstanceOfSatisfying(
            AttestationException.class,
            e -> assertThat(e.code()).isEqualTo(AttestationError.PROVIDER_FAILED))
        .hasMessageContaining(message);
  }
}
