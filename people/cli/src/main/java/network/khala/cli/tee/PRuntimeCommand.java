package network.khala.cli.tee;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import network.khala.cli.ExitCode;
import network.khala.cli.process.JavaProgram;
import network.khala.cli.process.ProcessImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `khala pruntime`: the enclave program. It takes this process's place, with nothing but its own
/// distribution on its class path.
@Command(
    name = "pruntime",
    description = {
      "Run the enclave program of a worker.",
      "A machine without a TEE runs it through khala devtee."
    },
    footer = {
      "",
      "Examples:",
      "  khala pruntime --attestation-provider gramine --data-dir /var/lib/khala/worker",
      "  khala devtee --port 8001 --data-dir ./worker-1"
    })
public final class PRuntimeCommand implements Callable<Integer> {
  @Mixin private PRuntimeOptions options = new PRuntimeOptions();

  @Option(
      names = "--attestation-provider",
      paramLabel = "none|dev|gramine|tdx",
      description = "What vouches for the program; default: what it was started by.")
  private Optional<String> provider = Optional.empty();

  @Option(
      names = "--attestation-root",
      paramLabel = "DIR",
      description = "Where /dev and /sys are looked for; default: /.")
  private Optional<Path> root = Optional.empty();

  @Override
  public Integer call() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaProgram.java().toString());
    command.addAll(PRuntimeOptions.JVM_OPTIONS);
    command.add("-cp");
    command.add(
        JavaProgram.jars(options.distribution()).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(PRuntimeOptions.MAIN_CLASS);
    command.addAll(options.arguments());
    provider.ifPresent(name -> command.addAll(List.of("--attestation-provider", name)));
    root.ifPresent(folder -> command.addAll(List.of("--attestation-root", folder.toString())));
    ProcessImage.replace(command);
    return ExitCode.FAILURE.code();
  }
}
