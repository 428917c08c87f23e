package network.khala.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.benchmarks.Effort;
import network.khala.benchmarks.weights.MeasuredWeight;
import network.khala.benchmarks.weights.WeightsMeasurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `khala bench weights`: measures what calls cost, and writes the runtime's weight table.
@Command(
    name = "weights",
    description = {
      "Measure the weight of every call, of hooks, blocks and extrinsics on this machine.",
      "The table is part of the rules of a chain: chains with another table are other chains."
    },
    footer = {
      "",
      "Examples:",
      "  khala bench weights",
      "  khala bench weights --out"
          + " chain/runtime/src/main/resources/network/khala/runtime/weights.txt"
    })
final class WeightsCommand implements Callable<Integer> {
  @Option(names = "--out", paramLabel = "FILE", description = "Write the table to this file.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--machine",
      paramLabel = "TEXT",
      description = "What the table says of the machine; default: its processors.")
  private String machine = Runtime.getRuntime().availableProcessors() + " processors";

  @Option(names = "--runs", paramLabel = "N", description = "Runs that count; default: 5.")
  private int runs = WeightsMeasurement.EFFORT.runs();

  @Option(names = "--warmups", paramLabel = "N", description = "Runs before those; default: 4.")
  private int warmups = WeightsMeasurement.EFFORT.warmups();

  @Option(names = "--run-millis", paramLabel = "N", description = "Length of a run; default: 100.")
  private int runMillis = WeightsMeasurement.EFFORT.runMillis();

  private final Output output;

  WeightsCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# What calls and hooks cost: Pallet.name base_ps per_unit_ps");
    lines.add(
        "# Picoseconds, measured by `khala bench weights` on %s, JDK %s, %s."
            .formatted(machine, Runtime.version(), Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    WeightsMeasurement.measure(new Effort(warmups, runs, runMillis), this::show)
        .forEach(weight -> lines.add(weight.line()));
    if (out.isPresent()) {
      Files.write(out.get(), lines, StandardCharsets.UTF_8);
    }
    return ExitCode.SUCCESS.code();
  }

  private void show(MeasuredWeight weight) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", weight.name());
    object.put("unit", "ps");
    object.put("base", weight.basePs());
    object.put("perUnit", weight.perUnitPs());
    output.result(object, weight.line());
  }
}
