package network.khala.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import network.khala.tee.SealedFile;
import network.khala.tee.gramine.GramineDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `khala doctor --before-update` on a platform whose security version moves up and down.
final class DoctorUpdateTest {
  private static final int CPU_SVN = 0;

  @TempDir Path root;
  private Path data;

  @BeforeEach
  void enclave() throws IOException {
    Path device = root.resolve("dev/attestation");
    Files.createDirectories(device.resolve("keys"));
    Files.writeString(device.resolve("attestation_type"), "dcap");
    Files.write(device.resolve("user_report_data"), new byte[64]);
    Files.write(device.resolve("my_target_info"), new byte[512]);
    Files.write(device.resolve("target_info"), new byte[512]);
    Files.write(device.resolve("report"), new byte[432]);
    Files.write(device.resolve("keys/_sgx_mrsigner"), new byte[16]);
    data = Files.createDirectories(root.resolve("data"));
  }

  @Test
  void beforeUpdate_securityVersionUpAndDown_saysWhatTheWorkerWillFind() throws IOException {
    move(5);
    new SealedFile(data.resolve("identity.seal"), GramineDevice.open(root), "identity")
        .save(new byte[] {1});
    assertThat(doctor()).startsWith("0 warn  sealed data").contains("hand the worker's identity");
    move(6);
    assertThat(doctor()).startsWith("1 fail  sealed data").contains("Go back to the firmware");
    move(4);
    assertThat(doctor()).startsWith("1 fail  sealed data").contains("not readable at the present");
    move(5);
    assertThat(doctor()).startsWith("0 warn  sealed data");
    // From outside of the enclave only the files speak.
    Files.delete(root.resolve("dev/attestation/attestation_type"));
    assertThat(doctor()).startsWith("0 warn  sealed data").contains("security version 0x");
  }

  private void move(int securityVersion) throws IOException {
    Path report = root.resolve("dev/attestation/report");
    byte[] content = Files.readAllBytes(report);
    content[CPU_SVN] = (byte) securityVersion;
    Files.write(report, content);
  }

  /// Exit code and output.
  private String doctor() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, UTF_8);
    Session session = new Session(Map.of(), InputStream.nullInputStream(), stream, stream, false);
    String[] words = {"doctor", "--root", root.toString(), "--before-update", data.toString()};
    int code = Khala.run(words, session, new Interruption());
    return code + " " + out.toString(UTF_8);
  }
}
