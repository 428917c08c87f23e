package network.khala.cli.attest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.process.JavaProgram;
import network.khala.scale.Bytes32;
import network.khala.tee.devtee.DevSigner;
import network.khala.tee.devtee.DevTeeException;
import network.khala.tee.devtee.DistributionMeasurement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `khala attest measure`: what a pRuntime distribution measures.
@Command(
    name = "measure",
    description = {
      "Print what a pRuntime distribution measures: what a chain's allow list holds.",
      "For development, what khala devtee measures: the files of the distribution. For SGX, what"
          + " the",
      "signed enclave of Gramine will measure."
    },
    footer = {
      "",
      "Examples:",
      "  khala attest measure",
      "  khala attest measure worker/pruntime/target/dist --signer devtee/signer --json",
      "  khala attest measure --gramine deploy/gramine/pruntime.sig"
    })
public final class AttestMeasure implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The distribution: a folder with lib/; default: the one that was built.")
  private Optional<Path> distribution = Optional.empty();

  @Option(
      names = "--signer",
      paramLabel = "FILE",
      description = "The development device's signer, which completes the allow list's entry.")
  private Optional<Path> signer = Optional.empty();

  @Option(
      names = "--gramine",
      arity = "0..1",
      fallbackValue = "deploy/gramine/pruntime.sig",
      paramLabel = "FILE",
      description = "Measure for SGX: the .sig file that deploy/gramine/sign made.")
  private Optional<Path> gramine = Optional.empty();

  private final Output output;

  public AttestMeasure(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, @Nullable Object> measured =
        gramine.isPresent() ? measureGramine(gramine.get()) : measureDevelopment();
    if (output.json()) {
      output.object(measured);
    } else {
      new Tree(output).show(measured);
    }
    return ExitCode.SUCCESS.code();
  }

  private Map<String, @Nullable Object> measureDevelopment() {
    Path folder = distribution.orElseGet(JavaProgram::pruntimeDistribution);
    if (Files.isDirectory(folder) && !Files.isDirectory(folder.resolve("lib"))) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          folder + " has no folder lib: that is no distribution of pRuntime",
          "name the folder that lib lies in, as worker/pruntime/target/dist");
    }
    Map<String, @Nullable Object> measured = new LinkedHashMap<>();
    try {
      Bytes32 mrEnclave = DistributionMeasurement.measure(folder);
      measured.put("kind", "development");
      measured.put("distribution", folder.toString());
      measured.put("mrEnclave", mrEnclave.toHex());
      Optional<Bytes32> mrSigner = mrSigner();
      measured.put("mrSigner", mrSigner.map(Bytes32::toHex).orElse(null));
      measured.put(
          "pruntimeHash",
          mrSigner
              .map(known -> DevelopmentReport.pruntimeHash(mrEnclave, 0, 0, known).toHex())
              .orElse(null));
      return measured;
    } catch (DevTeeException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          String.valueOf(e.getMessage()),
          "build the distribution: mvn -pl worker/pruntime -am package");
    }
  }

  private Optional<Bytes32> mrSigner() {
    if (signer.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.exists(signer.get())) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "there is no file " + signer.get(),
          "start khala devtee once: it makes its signer");
    }
    try (DevSigner known = DevSigner.openOrCreate(signer.get(), DevelopmentRoot.wellKnownSeed())) {
      return Optional.of(known.mrSigner());
    }
  }

  private static Map<String, @Nullable Object> measureGramine(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "there is no file " + file + ": the enclave is not signed",
          "run deploy/gramine/sign, which needs Gramine and a signing key");
    }
    SignatureStructure structure = SignatureStructure.parse(EvidenceFile.read(file));
    Map<String, @Nullable Object> measured = new LinkedHashMap<>();
    measured.put("kind", "sgx");
    measured.put("file", file.toString());
    measured.put("mrEnclave", structure.mrEnclave().toHex());
    measured.put("mrSigner", structure.mrSigner().toHex());
    measured.put("isvProdId", structure.isvProdId());
    measured.put("isvSvn", structure.isvSvn());
    measured.put("debug", structure.debug());
    measured.put("pruntimeHash", structure.pruntimeHash().toHex());
    return measured;
  }
}
