package network.khala.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Progress;
import network.khala.cli.Session;
import network.khala.economics.TokenomicPlan;
import network.khala.economics.simulation.GeneratedSource;
import network.khala.economics.simulation.RecordedSource;
import network.khala.economics.simulation.Simulation;
import network.khala.economics.simulation.SimulationPlan;
import network.khala.economics.simulation.SimulationResult;
import network.khala.economics.simulation.SimulationSource;
import network.khala.testkit.economics.SimulationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `khala simulate`: runs the engine of the gatekeepers over a recorded or an invented history,
/// block by block.
@Command(
    name = "simulate",
    description = {
      "Simulate the tokenomics without a network.",
      "Every block is computed by the engine that gatekeepers run. Equal options, equal results."
    },
    footer = {
      "",
      "Examples:",
      "  khala simulate --workers 100 --days 30",
      "  khala simulate --workers 20 --days 7 --outages 4 --csv hours.csv --html report.html",
      "  khala simulate --scenario simulation_30d.json --json"
    })
public final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "Play this recorded history instead of inventing one.")
  private Optional<Path> scenario = Optional.empty();

  @Option(names = "--workers", paramLabel = "N", description = "Workers; default: 50.")
  private int workers = 50;

  @Option(names = "--days", paramLabel = "N", description = "Days; default: 30.")
  private int days = 30;

  @Option(names = "--seed", paramLabel = "N", description = "Decides all chance; default: 1.")
  private long seed = 1;

  @Option(
      names = "--block-time",
      paramLabel = "TIME",
      description = "Time per block; default: 12s.")
  private Duration blockTime = Duration.ofSeconds(12);

  @Option(
      names = "--parameters",
      paramLabel = "SET",
      description = "Tokenomic parameters: default, production or development.")
  private ParameterSet parameters = ParameterSet.DEFAULT;

  @Option(
      names = "--challenges",
      paramLabel = "N",
      description = "Challenges per worker and hour; default: 2.")
  private long challenges = 2;

  @Option(
      names = "--outages",
      paramLabel = "N",
      description = "Outages per worker and month; default: 1.")
  private int outages = 1;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write a line an hour.")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--svg", paramLabel = "FILE", description = "Write a chart.")
  private Optional<Path> svg = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write figures and charts as a page.")
  private Optional<Path> html = Optional.empty();

  private final Session session;
  private final Output output;

  /// Sets of parameters by name.
  private enum ParameterSet {
    DEFAULT,
    PRODUCTION,
    DEVELOPMENT;

    private TokenomicPlan plan() {
      return switch (this) {
        case DEFAULT -> TokenomicPlan.DEFAULT;
        case PRODUCTION -> TokenomicPlan.PRODUCTION;
        case DEVELOPMENT -> TokenomicPlan.DEVELOPMENT;
      };
    }
  }

  public SimulateCommand(Session session, Output output) {
    this.session = session;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    SimulationSource source = source();
    SimulationResult result;
    try (Progress progress = new Progress(session, "simulating", source.blocks())) {
      result = Simulation.run(source, progress::reach);
    }
    Report report = new Report(source, result);
    write(csv, report::csv);
    write(svg, report::payoutChart);
    write(html, report::page);
    if (output.json()) {
      output.object(SimulationJson.result(result));
    } else {
      output.line(report.summary());
    }
    return ExitCode.SUCCESS.code();
  }

  private SimulationSource source() throws IOException {
    try {
      return scenario.isPresent() ? recorded(scenario.get()) : generated();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), "");
    }
  }

  private static SimulationSource recorded(Path file) throws IOException {
    try {
      return new RecordedSource(
          SimulationJson.scenario(JsonMapper.shared().readTree(Files.readAllBytes(file))));
    } catch (JacksonException e) {
      throw new CommandFailure(
          ExitCode.USAGE, file + " is not JSON: " + e.getOriginalMessage(), "");
    }
  }

  private SimulationSource generated() {
    long blockMillis = blockTime.toMillis();
    return new GeneratedSource(
        new SimulationPlan(
            workers,
            days,
            seed,
            blockMillis,
            parameters.plan().perBlock(blockMillis),
            challenges,
            outages));
  }

  private static void write(Optional<Path> file, Supplier<String> text) throws IOException {
    if (file.isPresent()) {
      Files.writeString(file.get(), text.get(), UTF_8);
    }
  }
}
