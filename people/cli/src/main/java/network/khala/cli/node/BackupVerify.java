package network.khala.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Progress;
import network.khala.cli.Session;
import network.khala.node.archive.Replay;
import network.khala.node.backup.Backup;
import network.khala.node.backup.DamagedBackupException;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.Pruning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `khala backup verify`: whether a copy of a node's database is whole.
@Command(
    name = "verify",
    description = {
      "Compare every file of a backup with its hash. Exits with 3 if the backup is damaged.",
      "With --replay, also restore it beside itself for a while and execute every block again."
    },
    footer = {"", "Examples:", "  khala backup verify ./backup --replay"})
public final class BackupVerify implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "What khala backup create made.")
  private Path source;

  @Option(names = "--replay", description = "Execute every block again, from genesis.")
  private boolean replay;

  private final Session session;
  private final Output output;

  public BackupVerify(Session session, Output output) {
    this.session = session;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    try {
      Backup backup = Backup.open(source);
      if (replay) {
        replay(backup);
      }
      BackupReport.show(output, backup, replay ? "is whole and replays" : "is whole");
    } catch (DamagedBackupException e) {
      throw BackupReport.refused(source, String.valueOf(e.getMessage()));
    }
    return ExitCode.SUCCESS.code();
  }

  private void replay(Backup backup) throws IOException {
    Path parent = source.toAbsolutePath().getParent();
    if (parent == null) {
      throw new CommandFailure(ExitCode.USAGE, source + " is no backup", "");
    }
    Path temporary = Files.createTempDirectory(parent, "replay-");
    try {
      Path restored = temporary.resolve("restored");
      backup.restore(restored);
      Replay.Report report = replay(backup, restored, temporary.resolve("fresh"));
      if (report.mismatch().isPresent()) {
        Replay.Mismatch found = report.mismatch().get();
        throw BackupReport.refused(source, "block " + found.number() + ": " + found.problem());
      }
    } finally {
      ChainReplay.delete(temporary);
    }
  }

  private Replay.Report replay(Backup backup, Path restored, Path empty) throws IOException {
    long last = backup.content().head();
    try (ChainDatabase stored = BasePathOption.open(restored.resolve("db"), Pruning.ARCHIVE);
        ChainDatabase fresh = BasePathOption.open(empty, Pruning.DEFAULT);
        Progress progress = new Progress(session, "replaying", Math.max(1, last))) {
      return Replay.run(backup.spec(), stored, fresh, progress::reach);
    }
  }
}
