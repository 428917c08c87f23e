package network.khala.node.backup;

/// A backup is not what it should be. The message says where and how.
public final class DamagedBackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedBackupException(String problem) {
    super("the backup is damaged: " + problem);
  }
}
