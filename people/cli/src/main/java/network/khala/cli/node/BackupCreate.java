package network.khala.cli.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Session;
import network.khala.node.backup.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `khala backup create`: copies a node's database.
@Command(
    name = "create",
    description = {
      "Copy the chain under a base path into a new folder. The node must not run.",
      "On the same disk this takes no time and little room; copy the folder elsewhere then."
    },
    footer = {"", "Examples:", "  khala backup create ./backup --base-path ./data"})
public final class BackupCreate implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "A folder that does not exist yet.")
  private Path target;

  @Mixin private BasePathOption basePath;

  private final Output output;

  public BackupCreate(Session session, Output output) {
    this.basePath = new BasePathOption(session);
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    ChainFolder folder = basePath.existing();
    Backup backup = Backup.create(folder.spec(), folder.database(), target);
    BackupReport.show(output, backup, "is in " + target);
    return ExitCode.SUCCESS.code();
  }
}
