package network.khala.cli.tee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Interruption;
import network.khala.cli.Output;
import network.khala.cli.process.JavaProgram;
import network.khala.tee.RootSecret;
import network.khala.tee.devtee.DevDevice;
import network.khala.tee.devtee.DevSigner;
import network.khala.tee.devtee.DevTee;
import network.khala.tee.devtee.DevTeeConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `khala devtee`: plays the TEE for a machine without one, and runs the enclave program in it.
@Command(
    name = "devtee",
    description = {
      "Play the TEE for a machine without one. Development chains only.",
      "Measures the enclave program, starts it, and answers its requests for reports and",
      "sealing keys.",
      "Ends with the program's exit code when the program ends."
    },
    footer = {
      "",
      "Examples:",
      "  khala devtee --data-dir ./worker-1",
      "  khala devtee --port 8001 --data-dir ./worker-2 --state-dir ./machine-2 --json"
    })
public final class DevTeeCommand implements Callable<Integer> {
  private static final int LEVELS = 5;

  /// How the system tells of a process that was killed: 128 and the signal's number.
  private static final int KILLED = 128;

  @Mixin private PRuntimeOptions program = new PRuntimeOptions();
  @Mixin private GenesisOption genesis = new GenesisOption();

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "The device's secret and signer; default: devtee in this folder.")
  private Path stateDir = Path.of("devtee");

  @Option(
      names = "--signer",
      paramLabel = "FILE",
      description = "The signer, which devices may share; default: signer.key of --state-dir.")
  private @Nullable Path signer;

  @Option(
      names = "--claimed-level",
      paramLabel = "1..5",
      description = "The confidence level that reports claim; default: 1.")
  private int claimedLevel = 1;

  private final Output output;
  private final Interruption interruption;

  public DevTeeCommand(Output output, Interruption interruption) {
    this.output = output;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (claimedLevel < 1 || claimedLevel > LEVELS) {
      throw new CommandFailure(
          ExitCode.USAGE, "--claimed-level=" + claimedLevel + " is not from 1 to " + LEVELS, "");
    }
    Files.createDirectories(stateDir);
    DevTeeConfig config =
        new DevTeeConfig(
            program.distribution(),
            JavaProgram.java(),
            PRuntimeOptions.JVM_OPTIONS,
            PRuntimeOptions.MAIN_CLASS,
            program.arguments(),
            stateDir,
            genesis.resolve(),
            claimedLevel);
    try (DevDevice device = device();
        DevTee devTee = DevTee.start(config, device, new DevTeeLines(output, program.port()))) {
      interruption.onInterrupt("devtee", devTee);
      return exitCode(devTee.await()).code();
    }
  }

  /// The program's own code where it ended by itself.
  private static ExitCode exitCode(int ofProgram) {
    return Stream.of(ExitCode.values())
        .filter(code -> code.code() == ofProgram)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.FAILURE,
                    ofProgram > KILLED
                        ? "pRuntime was killed by signal " + (ofProgram - KILLED)
                        : "pRuntime ended with code " + ofProgram,
                    ""));
  }

  private DevDevice device() {
    return new DevDevice(
        RootSecret.openOrCreate(stateDir.resolve("device.key")),
        DevSigner.openOrCreate(
            signer == null ? stateDir.resolve("signer.key") : signer,
            DevelopmentRoot.wellKnownSeed()),
        InstantSource.system());
  }
}
