package network.khala.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.Measurement;
import network.khala.benchmarks.Measurements;
import network.khala.benchmarks.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `khala bench`: measures, and sets the figures beside those of peers.
@Command(
    name = "bench",
    description = {
      "Measure how fast this code is on this machine.",
      "Figures mean something only beside others taken on the same machine in the same hour."
    },
    footer = {
      "",
      "Examples:",
      "  khala bench --list",
      "  khala bench sr25519-verify sr25519-batch64",
      "  khala bench transfers --accounts 1000000",
      "  khala bench --json --peers peers.json   with {\"NAME\":{\"name\",\"version\",\"median\"}}"
    })
final class BenchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "What to measure; default: everything.")
  private List<String> names = List.of();

  @Option(names = "--list", description = "Only list what can be measured.")
  private boolean list;

  @Option(names = "--runs", paramLabel = "N", description = "Runs that count; default: 7.")
  private int runs = Effort.FULL.runs();

  @Option(names = "--warmups", paramLabel = "N", description = "Runs before those; default: 5.")
  private int warmups = Effort.FULL.warmups();

  @Option(names = "--run-millis", paramLabel = "N", description = "Length of a run; default: 1000.")
  private int runMillis = Effort.FULL.runMillis();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Length of what has to last: rpc-soak; default: 15.")
  private int minutes = (int) Effort.FULL.soak().toMinutes();

  @Option(
      names = "--accounts",
      paramLabel = "N",
      description = "Accounts in the state of transfers; default: 10000.")
  private int accounts = Effort.FULL.accounts();

  @Option(
      names = "--peers",
      paramLabel = "FILE",
      description = "What other implementations reached, as JSON by the names of measurements.")
  private Optional<Path> peers = Optional.empty();

  private final Output output;

  BenchCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      Measurements.ALL.forEach(this::describe);
      return ExitCode.SUCCESS.code();
    }
    List<Measurement> selected = select();
    Effort effort = effort();
    Map<String, Result.Peer> others = readPeers();
    for (Measurement measurement : selected) {
      Result result = measurement.measure(effort);
      Result.Peer peer = others.get(result.name());
      show(peer == null ? result : result.beside(peer));
    }
    return ExitCode.SUCCESS.code();
  }

  private void describe(Measurement measurement) {
    output.result(
        Map.of("name", measurement.name(), "description", measurement.description()),
        String.format(Locale.ROOT, "%-18s %s", measurement.name(), measurement.description()));
  }

  private List<Measurement> select() {
    if (names.isEmpty()) {
      return Measurements.ALL;
    }
    Map<String, Measurement> byName =
        Measurements.ALL.stream().collect(Collectors.toMap(Measurement::name, each -> each));
    return names.stream()
        .map(
            name -> {
              Measurement measurement = byName.get(name);
              if (measurement == null) {
                throw new CommandFailure(
                    ExitCode.USAGE, "there is no measurement " + name, "see khala bench --list");
              }
              return measurement;
            })
        .toList();
  }

  private Effort effort() {
    try {
      return new Effort(warmups, runs, runMillis, Duration.ofMinutes(minutes), accounts);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--warmups=%d --runs=%d --run-millis=%d --minutes=%d --accounts=%d: %s"
              .formatted(warmups, runs, runMillis, minutes, accounts, e.getMessage()),
          "");
    }
  }

  private Map<String, Result.Peer> readPeers() throws IOException {
    Map<String, Result.Peer> found = new LinkedHashMap<>();
    if (peers.isPresent()) {
      try {
        JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(peers.get()));
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
          found.put(
              entry.getKey(), JsonMapper.shared().treeToValue(entry.getValue(), Result.Peer.class));
        }
      } catch (JacksonException e) {
        throw new CommandFailure(
            ExitCode.USAGE,
            peers.get() + ": " + e.getOriginalMessage(),
            "the form is {\"sr25519-verify\":{\"name\":\"…\",\"version\":\"…\",\"median\":1.0}}");
      }
    }
    return found;
  }

  private void show(Result result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", result.name());
    object.put("unit", result.unit());
    object.put("median", result.median());
    object.put("min", result.min());
    object.put("max", result.max());
    object.put("runs", result.runs());
    object.put("threads", result.threads());
    object.put("peer", result.peer().orElse(null));
    if (!result.series().isEmpty()) {
      object.put("series", result.series());
    }
    output.result(object, text(result) + series(result));
  }

  private static String series(Result result) {
    return result.series().stream()
        .map(
            point ->
                "%n  %,9d  %s"
                    .formatted(
                        point.at(),
                        point.figures().entrySet().stream()
                            .map(figure -> "%s %,.1f".formatted(figure.getKey(), figure.getValue()))
                            .collect(Collectors.joining("  "))))
        .collect(Collectors.joining());
  }

  private static String text(Result result) {
    String line =
        String.format(
            Locale.ROOT,
            "%-18s %,14.2f %s  (%,.2f to %,.2f in %d runs)",
            result.name(),
            result.median(),
            result.unit(),
            result.min(),
            result.max(),
            result.runs());
    return result
        .peer()
        .map(
            peer ->
                String.format(
                    Locale.ROOT,
                    "%s  %.2f x %s %s",
                    line,
                    result.median() / peer.median(),
                    peer.name(),
                    peer.version()))
        .orElse(line);
  }
}
