package network.khala.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.testkit.BuiltInVectors;
import network.khala.testkit.ConformanceRunner;
import network.khala.testkit.Outcome;
import network.khala.testkit.Selection;
import network.khala.testkit.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `khala conformance`: runs reference vectors against the code that the node and the enclave run.
@Command(
    name = "conformance",
    description = {
      "Run reference vectors against this code.",
      "Exits with 0 only if every vector passes, and with 2 if there is none."
    },
    footer = {
      "",
      "Examples:",
      "  khala conformance                       the vectors that come with the program",
      "  khala conformance ../vectors --json     a folder of vectors, one object a line",
      "  khala conformance --suite chain --id 'compact*'"
    })
final class ConformanceCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A folder with a folder of JSON files for each suite; default: built in.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--suite", paramLabel = "S", description = "Only this suite.")
  private Optional<String> suite = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "GLOB",
      description = "Only vectors whose id matches; * stands for any characters.")
  private Optional<String> id = Optional.empty();

  private final Output output;

  ConformanceCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    ConformanceRunner runner = new ConformanceRunner(Selection.of(suite, id));
    Summary summary;
    if (folder.isPresent()) {
      if (!Files.isDirectory(folder.get()) || !Files.isReadable(folder.get())) {
        throw new CommandFailure(
            ExitCode.USAGE,
            folder.get() + " is not a folder that can be read",
            "name a folder that holds chain/, registry/, staking/ and so on");
      }
      summary = runner.run(folder.get(), this::show);
    } else {
      try (BuiltInVectors vectors = BuiltInVectors.open()) {
        summary = runner.run(vectors.folder(), this::show);
      }
    }
    if (summary.all().total() == 0) {
      output.error("no vector was selected", "check the folder, --suite and --id");
    }
    show(summary);
    return summary.exitCode();
  }

  private void show(Outcome outcome) {
    if (output.json()) {
      output.object(outcome.toJson());
    } else if (outcome.kind() != Outcome.Kind.PASS) {
      output.line(outcome.toString());
    }
  }

  private void show(Summary summary) {
    if (output.json()) {
      output.object(summary.toJson());
      return;
    }
    summary.bySuite().forEach((name, counts) -> output.line(line(name, counts)));
    output.line(line("all", summary.all()));
  }

  private static String line(String name, Summary.Counts counts) {
    return "%-12s %5d vectors: %d passed, %d failed, %d unsupported, %d errors"
        .formatted(
            name,
            counts.total(),
            counts.passed(),
            counts.failed(),
            counts.unsupported(),
            counts.errors());
  }
}
