package network.khala.node.pool;

import java.util.List;
import java.util.Optional;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;

/// A transaction in the pool with what is known of its validity.
///
/// @param extrinsic the transaction
/// @param validity what the runtime said of it
/// @param validTill the first block in which it is not valid any more (unsigned)
/// @param sequence counts up with every transaction that is taken in
public record PooledTransaction(
    Extrinsic extrinsic, ValidTransaction validity, long validTill, long sequence)
    implements Comparable<PooledTransaction> {
  /// The transaction hash.
  public Hash hash() {
    return extrinsic.hash();
  }

  /// The account that signed it; absent for one that nobody signed.
  Optional<MultiAddress> sender() {
    return extrinsic.signed().map(Extrinsic.Signed::address);
  }

  List<Bytes> provides() {
    return validity.provides();
  }

  List<Bytes> requires() {
    return validity.requires();
  }

  /// Whether all that the pool goes by is the same, but for when it was taken in.
  boolean isJudgedLike(PooledTransaction other) {
    return validity.priority() == other.validity.priority()
        && validTill == other.validTill
        && requires().equals(other.requires())
        && provides().equals(other.provides());
  }

  int bytes() {
    return extrinsic.length();
  }

  /// Best first: higher priority, then the one that runs out earlier, then the older one.
  @Override
  public int compareTo(PooledTransaction other) {
    int byPriority = Long.compareUnsigned(other.validity.priority(), validity.priority());
    if (byPriority != 0) {
      return byPriority;
    }
    int byEnd = Long.compareUnsigned(validTill, other.validTill);
    return byEnd != 0 ? byEnd : Long.compare(sequence, other.sequence);
  }
}
