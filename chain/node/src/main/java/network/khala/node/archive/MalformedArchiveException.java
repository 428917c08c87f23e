package network.khala.node.archive;

/// A file of blocks is not what it should be. The message says where and how.
public final class MalformedArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedArchiveException(String problem) {
    super("the archive is malformed: " + problem);
  }
}
