package network.khala.node.pool;

import java.time.Duration;

/// How much the pool holds. Transactions that wait for others to come first may take a tenth of
/// each limit of the whole pool.
///
/// @param count transactions that could be included next
/// @param bytes their bytes
/// @param countPerSender transactions of one account, whether they wait or not; more than a tenth
///   of `count`, or an account whose transactions all wait for one could never send that one
/// @param bytesPerSender their bytes
/// @param banned how long a transaction that turned out invalid is not looked at again
public record PoolLimits(
    int count, long bytes, int countPerSender, long bytesPerSender, Duration banned) {
  private static final int FUTURE_SHARE = 10;

  /// Twice what fits into a block of transfers: while one block is made of the pool, the next one
  /// gathers in it. One account gets a quarter of it.
  public static final PoolLimits DEFAULT =
      new PoolLimits(65_536, 65_536L << 10, 16_384, 16_384L << 10, Duration.ofMinutes(30));

  int futureCount() {
    return count / FUTURE_SHARE;
  }

  long futureBytes() {
    return bytes / FUTURE_SHARE;
  }
}
