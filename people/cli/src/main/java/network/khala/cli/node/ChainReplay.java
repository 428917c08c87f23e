package network.khala.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Progress;
import network.khala.cli.Session;
import network.khala.node.archive.Replay;
import network.khala.node.spec.ChainSpec;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.Pruning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `khala chain replay`: executes every stored block again.
@Command(
    name = "replay",
    description = {
      "Execute every stored block again, from genesis, in an empty database.",
      "Exits with 3 if a block does not come out the same. The node must not run."
    },
    footer = {"", "Examples:", "  khala chain replay --base-path ./data --json"})
public final class ChainReplay implements Callable<Integer> {
  @Mixin private BasePathOption basePath;

  private final Session session;
  private final Output output;

  public ChainReplay(Session session, Output output) {
    this.basePath = new BasePathOption(session);
    this.session = session;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    ChainFolder folder = basePath.existing();
    // One place, which is ours as long as we hold the source: a killed run leaves no more than one.
    Path temporary = folder.path().resolve("replay");
    try (ChainDatabase source = BasePathOption.open(folder.database(), Pruning.ARCHIVE)) {
      delete(temporary);
      return replay(folder.spec(), source, temporary);
    }
  }

  private int replay(ChainSpec spec, ChainDatabase source, Path temporary) throws IOException {
    long last = source.existingHead().number();
    try (ChainDatabase fresh = BasePathOption.open(temporary, Pruning.DEFAULT);
        Progress progress = new Progress(session, "replaying", Math.max(1, last))) {
      return show(Replay.run(spec, source, fresh, progress::reach));
    } finally {
      delete(temporary);
    }
  }

  private int show(Replay.Report report) {
    List<Map<String, Object>> mismatches =
        report.mismatch().stream()
            .map(
                one -> {
                  Map<String, Object> object = new LinkedHashMap<>();
                  object.put("number", one.number());
                  object.put("problem", one.problem());
                  return object;
                })
            .toList();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("from", 0);
    object.put("to", report.to());
    object.put("headHash", report.headHash().toString());
    object.put("stateRoot", report.stateRoot().toString());
    object.put("mismatches", mismatches);
    output.result(object, "blocks 0 to " + report.to() + ", state root " + report.stateRoot());
    report.mismatch().ifPresent(one -> output.error(one.problem(), ""));
    return (mismatches.isEmpty() ? ExitCode.SUCCESS : ExitCode.REFUSED).code();
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
