package network.khala.tee.devtee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentAttestation;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DevTeeProcessTest {
  @TempDir static Path shared;
  private static Path distribution;

  @TempDir Path state;
  private Path out;

  @BeforeAll
  static void makeDistribution() throws IOException {
    distribution = Distribution.create(shared.resolve("distribution"));
  }

  @BeforeEach
  void nameOutput() {
    out = state.resolve("child.out");
  }

  @Test
  void run_childAttests_reportNamesTheDistributionAndTheDeviceEndsWithTheChildsCode()
      throws Exception {
    try (DevDevice device = DeviceProgram.device(state);
        DevTee devTee = start(device, distribution, "attest")) {
      assertThat(devTee.await()).isEqualTo(ChildProgram.EXIT_CODE);

      List<String> lines = Files.readAllLines(out);
      AttestationReport.Development evidence =
          new AttestationReport.Development(
              Bytes.fromHex(lines.get(2)),
              Bytes.fromHex(lines.get(3)),
              Bytes.fromHex(lines.get(4)));
      DevelopmentReport report =
          DevelopmentAttestation.verify(
              evidence, DevelopmentRoot.WELL_KNOWN, Bytes32.ZERO, Instant.now().getEpochSecond());
      assertThat(report.mrEnclave()).isEqualTo(DistributionMeasurement.measure(distribution));
      assertThat(report.pruntimeHash())
          .isEqualTo(device.pruntimeHash(devTee.mrEnclave()))
          .isEqualTo(Bytes.fromHex(lines.get(1)));
    }
  }

  @Test
  void run_rebuiltDistribution_keepsTheSealingKeyAndChangesTheMeasurement() throws Exception {
    List<String> before = runAttest(distribution);
    Path rebuilt = Distribution.create(shared.resolve("rebuilt"));
    Files.writeString(rebuilt.resolve("extra.txt"), "one more file");
    List<String> after = runAttest(rebuilt);

    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
  }

  @Test
  void quote_distributionChangedAfterTheStart_isRefused() throws Exception {
    Path copy = Distribution.create(shared.resolve("changing"));
    DevTeeConfig config = DeviceProgram.config(copy, state, "attest", out.toString());
    try (DevDevice device = DeviceProgram.device(state)) {
      DevTeeService service =
          new DevTeeService(
              config,
              device,
              DistributionMeasurement.measure(copy),
              new DeviceProgram.SilentEvents());
      byte[] request = new DevTeeRequest.Quote(Bytes.wrap(new byte[64])).encode();
      assertThat(service.answer(request.clone())).isInstanceOf(DevTeeReply.Quoted.class);

      Files.write(copy.resolve("00.jar"), new byte[] {1}, StandardOpenOption.APPEND);

      assertThat(service.answer(request))
          .isInstanceOfSatisfying(
              DevTeeReply.Refused.class,
              refused -> assertThat(refused.reason()).contains("changed since the start"));
    }
  }

  @Test
  void close_runningChild_stopsIt() throws Exception {
    try (DevDevice device = DeviceProgram.device(state)) {
      DevTee devTee = start(device, distribution, "wait");
      ProcessHandle child = awaitChild();
      devTee.close();
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void close_stubbornChild_killsIt() throws Exception {
    try (DevDevice device = DeviceProgram.device(state)) {
      DevTee devTee = start(device, distribution, "stubborn");
      ProcessHandle child = awaitChild();
      devTee.close();
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void device_killedOutright_takesTheChildWithIt() throws Exception {
    Process device = deviceProcess("wait");
    ProcessHandle child = awaitChild();
    device.destroyForcibly().waitFor();
    child.onExit().get(20, TimeUnit.SECONDS);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void close_whileAwaited_endsTheWaitWithTheChildsCode() throws Exception {
    try (DevDevice device = DeviceProgram.device(state)) {
      DevTee devTee = start(device, distribution, "wait");
      awaitChild();
      Thread.ofVirtual().start(devTee::close);
      // 128 + SIGTERM: how a Java program ends that was told to.
      assertThat(devTee.await()).isEqualTo(143);
    }
  }

  @Test
  void device_childEnds_endsWithItsCode() throws Exception {
    assertThat(deviceProcess("attest").waitFor()).isEqualTo(ChildProgram.EXIT_CODE);
  }

  private DevTee start(DevDevice device, Path program, String mode) {
    return DevTee.start(
        DeviceProgram.config(program, state, mode, out.toString()),
        device,
        new DeviceProgram.SilentEvents());
  }

  private List<String> runAttest(Path program) throws Exception {
    Files.deleteIfExists(out);
    try (DevDevice device = DeviceProgram.device(state);
        DevTee devTee = start(device, program, "attest")) {
      assertThat(devTee.await()).isEqualTo(ChildProgram.EXIT_CODE);
    }
    return Files.readAllLines(out);
  }

  private Process deviceProcess(String mode) throws IOException {
    return new ProcessBuilder(
            Distribution.java().toString(),
            "-Xmx64m",
            "-cp",
            Distribution.classPath(),
            DeviceProgram.class.getName(),
            state.toString(),
            distribution.toString(),
            mode,
            out.toString())
        .inheritIO()
        .start();
  }

  private ProcessHandle awaitChild() throws Exception {
    Instant limit = Instant.now().plus(Duration.ofSeconds(60));
    while (!Files.exists(out)) {
      assertThat(Instant.now()).as("the child reports").isBefore(limit);
      Thread.sleep(20);
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(out).strip())).orElseThrow();
  }
}
