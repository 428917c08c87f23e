package network.khala.tee.tsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.snp.SnpReport;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsmDeviceTest {
  private static final Bytes DATA = Bytes.fromHex("ab".repeat(64));

  @TempDir Path root;
  private final Kernel kernel = new Kernel();

  /// A kernel whose reports are an echo of their input. Each write counts; others may write too.
  private static final class Kernel implements TsmReport.Maker {
    private final List<String> open = new ArrayList<>();
    private String provider = "tdx_guest";
    private int disturbances;
    private int busy;
    private String busyText = "Device or resource busy";
    private String failure = "";
    private Optional<Bytes> recorded = Optional.empty();

    @Override
    public TsmReport create(String name) throws IOException {
      if (open.contains(name)) {
        throw new IOException("exists");
      }
      open.add(name);
      return new TsmReport() {
        private byte[] input = {};
        private long generation;

        @Override
        public void write(String attribute, byte[] content) {
          input = content.clone();
          generation++;
        }

        @Override
        public byte[] read(String attribute, int max) throws IOException {
          return switch (attribute) {
            case "generation" -> text(generation + "\n");
            case "provider" -> text(provider + "\n");
            case "outblob" -> quote();
            default -> throw new IOException(attribute);
          };
        }

        private byte[] quote() throws IOException {
          if (busy-- > 0) {
            throw new IOException(busyText);
          }
          if (!failure.isEmpty()) {
            throw new IOException(failure);
          }
          if (disturbances-- > 0) {
            generation++;
          }
          return recorded.map(Bytes::toArray).orElse(input);
        }

        @Override
        public void close() {
          open.remove(name);
        }
      };
    }

    private static byte[] text(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  @Test
  void attest_quietKernel_answersAndLeavesNothingOpen() {
    TsmDevice device = new TsmDevice(kernel);
    assertThat(device.attest(DATA)).contains(new AttestationReport.TdxDcap(DATA, Optional.empty()));
    assertThat(device.attest(DATA)).isPresent();
    assertThat(kernel.open).isEmpty();
  }

  @Test
  void attest_otherWriterOrBusyKernel_isTriedAgain() {
    kernel.disturbances = 3;
    kernel.busy = 1;
    assertThat(new TsmDevice(kernel).attest(DATA)).isPresent();
    kernel.disturbances = 5;
    refused(AttestationError.PROVIDER_BUSY);
    assertThat(kernel.open).isEmpty();
  }

  @Test
  void attest_anotherKindOfGuest_isUnavailable() {
    kernel.provider = "sev_guest";
    refused(AttestationError.PROVIDER_UNAVAILABLE);
    assertThat(kernel.open).isEmpty();
  }

  @Test
  void attest_recordedQuote_isHandedOnAsItIs() {
    TestWorld world = TestWorld.tdx(5);
    kernel.recorded = Optional.of(world.encodedQuote());
    AttestationReport report = new TsmDevice(kernel).attest(DATA).orElseThrow();
    assertThat(report)
        .isEqualTo(new AttestationReport.TdxDcap(world.encodedQuote(), Optional.empty()));
  }

  @Test
  void attest_kernelErrors_areToldApart() {
    kernel.busy = 1;
    kernel.busyText = "Resource temporarily unavailable";
    assertThat(new TsmDevice(kernel).attest(DATA)).isPresent();
    for (Map.Entry<String, AttestationError> error :
        Map.of(
                "Input/output error", AttestationError.PROVIDER_BUSY,
                "Connection timed out", AttestationError.PROVIDER_BUSY,
                "No such device or address", AttestationError.PROVIDER_UNAVAILABLE,
                "No such file or directory", AttestationError.PROVIDER_UNAVAILABLE,
                "Permission denied", AttestationError.PROVIDER_UNAVAILABLE,
                "Invalid argument", AttestationError.PROVIDER_FAILED)
            .entrySet()) {
      kernel.failure = error.getKey();
      refused(error.getValue());
      assertThat(kernel.open).isEmpty();
    }
  }

  @Test
  void report_everyKindOfGuest_isNamed() {
    for (Map.Entry<String, String> kind :
        Map.of(
                "sev_guest", "AMD SEV-SNP",
                "arm_cca_guest", "Arm CCA",
                "tdx_guest", "Intel TDX",
                "new_guest", "'new_guest'")
            .entrySet()) {
      kernel.provider = kind.getKey();
      RawReport report = new TsmDevice(kernel).report(DATA);
      assertThat(report.describe()).isEqualTo(kind.getValue());
      assertThat(report.content()).isEqualTo(DATA);
    }
    kernel.provider = "sev_guest";
    assertThatThrownBy(() -> new TsmDevice(kernel).attest(DATA))
        .hasMessageContaining("AMD SEV-SNP")
        .hasMessageContaining("no chain takes yet");
  }

  @Test
  void open_noReportsFolder_isUnavailable() throws IOException {
    assertThatThrownBy(() -> TsmDevice.open(root))
        .isInstanceOf(AttestationException.class)
        .hasMessageContaining("configfs");
    Path reports = Files.createDirectories(root.resolve("sys/kernel/config/tsm/report"));
    // An ordinary folder has no attributes: the failure names the report, and nothing stays.
    assertThatThrownBy(() -> TsmDevice.open(root).attest(DATA))
        .isInstanceOf(AttestationException.class)
        .hasMessageContaining("PROVIDER_UNAVAILABLE");
    assertThat(reports).isEmptyDirectory();
  }

  @Test
  void attest_treeOfRealFiles_replaysTheQuoteAndRemovesTheReport() throws IOException {
    Bytes quote = TestWorld.tdx(4).encodedQuote();
    FakeConfigfs tree = new FakeConfigfs(root, "tdx_guest", quote);
    assertThat(new TsmDevice(tree).attest(DATA))
        .contains(new AttestationReport.TdxDcap(quote, Optional.empty()));
    tree.disturb(2);
    assertThat(new TsmDevice(tree).attest(DATA)).isPresent();
    assertThat(tree.reports()).isEmptyDirectory();
  }

  @Test
  void report_treeOfAnSnpGuest_isNamedAndItsReportIsOne() throws IOException {
    byte[] snp = new byte[SnpReport.SIZE];
    snp[0] = 2;
    System.arraycopy(DATA.toArray(), 0, snp, 0x50, 64);
    FakeConfigfs tree = new FakeConfigfs(root, "sev_guest", Bytes.wrap(snp));
    RawReport report = new TsmDevice(tree).report(DATA);
    assertThat(report.describe()).isEqualTo("AMD SEV-SNP");
    assertThat(SnpReport.parse(report.content()).reportData()).isEqualTo(DATA);
  }

  /// Quotes of real trust domains, where they are at hand.
  @Test
  void attest_recordedQuotes_areHandedOnToTheLastByte() throws IOException {
    Path vectors = Path.of(System.getProperty("khala.vectors", ""), "attestation/quotes");
    assumeTrue(Files.isDirectory(vectors), "-Dkhala.vectors holds no recorded quotes");
    int replayed = 0;
    for (String name : List.of("phala-tdx-v4-", "phala-tdx-v5-td15-", "gotdx-cos113-")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(vectors, name + "*.bin")) {
        for (Path file : files) {
          Bytes quote = Bytes.wrap(Files.readAllBytes(file));
          FakeConfigfs tree =
              new FakeConfigfs(root.resolve("tree-" + replayed), "tdx_guest", quote);
          assertThat(new TsmDevice(tree).attest(DATA))
              .contains(new AttestationReport.TdxDcap(quote, Optional.empty()));
          replayed++;
        }
      }
    }
    assertThat(replayed).isEqualTo(3);
  }

  @Test
  void attest_reportThatCannotBeRemoved_isStillTheAnswer() {
    TsmReport.Maker stubborn =
        name -> {
          TsmReport report = kernel.create(name);
          return new TsmReport() {
            @Override
            public void write(String attribute, byte[] content) throws IOException {
              report.write(attribute, content);
            }

            @Override
            public byte[] read(String attribute, int max) throws IOException {
              return report.read(attribute, max);
            }

            @Override
            public void close() throws IOException {
              throw new IOException("Device or resource busy");
            }
          };
        };
    assertThat(new TsmDevice(stubborn).attest(DATA)).isPresent();
  }

  private void refused(AttestationError code) {
    assertThatThrownBy(() -> new TsmDevice(kernel).attest(DATA))
        .isInstanceOfSatisfying(
            AttestationException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
