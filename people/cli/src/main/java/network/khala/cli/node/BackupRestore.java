package network.khala.cli.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Session;
import network.khala.node.backup.Backup;
import network.khala.node.backup.DamagedBackupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `khala backup restore`: puts a copy of a node's database back.
@Command(
    name = "restore",
    description = {
      "Put the chain of a backup under a base path that does not hold it.",
      "Every file is checked before and after; exits with 3 if the backup is damaged."
    },
    footer = {"", "Examples:", "  khala backup restore ./backup --base-path ./data"})
public final class BackupRestore implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "What khala backup create made.")
  private Path source;

  @Mixin private BasePathOption basePath;

  private final Output output;

  public BackupRestore(Session session, Output output) {
    this.basePath = new BasePathOption(session);
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    try {
      Backup backup = Backup.open(source);
      backup.restore(new ChainFolder(basePath.path, backup.spec()).path());
      BackupReport.show(output, backup, "is restored under " + basePath.path);
    } catch (DamagedBackupException e) {
      throw BackupReport.refused(source, String.valueOf(e.getMessage()));
    }
    return ExitCode.SUCCESS.code();
  }
}
