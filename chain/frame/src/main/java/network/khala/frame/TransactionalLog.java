package network.khala.frame;

/// Something that grows while a block runs and follows the transactions: what is rolled back is cut
/// off its end.
public interface TransactionalLog {
  /// How many entries there are.
  int size();

  /// Forgets what came after the first `size` entries.
  void truncate(int size);
}
