package network.khala.cli.node;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.node.backup.Backup;
import network.khala.node.backup.BackupContent;

/// What the commands tell of a backup.
final class BackupReport {
  private BackupReport() {}

  static void show(Output output, Backup backup, String what) {
    BackupContent content = backup.content();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("backup", backup.folder().toString());
    object.put("chain", backup.spec().id());
    object.put("genesisHash", content.genesisHash().toHex());
    object.put("head", content.head());
    object.put("headHash", content.headHash().toHex());
    object.put("stateRoot", content.stateRoot().toHex());
    object.put("finalised", content.finalised());
    object.put("files", content.files().size());
    object.put("bytes", content.bytes());
    output.result(object, "%s to block %d %s".formatted(backup.spec().id(), content.head(), what));
  }

  /// The failure over a backup that cannot be used.
  static CommandFailure refused(Path source, String problem) {
    return new CommandFailure(ExitCode.REFUSED, source + ": " + problem, "use another backup");
  }
}
