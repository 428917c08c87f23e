package network.khala.node.store;

/// How a database on disk is opened.
///
/// @param cacheBytes memory for blocks of files, beside about 128 MiB for what is not in files yet
/// @param keepFreeBytes the room on the disk that writes leave free: below it they are refused
///   while all is still well
public record StoreOptions(long cacheBytes, long keepFreeBytes) {
  /// 128 MiB of cache, 256 MiB kept free.
  public static final StoreOptions DEFAULT = new StoreOptions(128L << 20, 256L << 20);
}
