package network.khala.frame.extrinsic;

import java.util.ArrayList;
import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.ScalePath;

/// What the pool learns of a valid transaction.
///
/// @param priority higher goes first (unsigned)
/// @param requires tags that other transactions must provide before
/// @param provides tags that this one provides; a transaction without any cannot be pooled
/// @param longevity for how many blocks this stays true (unsigned)
/// @param propagate whether it may be told to others
@ScalePath("sp_runtime::transaction_validity::ValidTransaction")
public record ValidTransaction(
    long priority, List<Bytes> requires, List<Bytes> provides, long longevity, boolean propagate) {
  /// Nothing required, nothing provided, valid for ever.
  public static final ValidTransaction NEUTRAL =
      new ValidTransaction(0, List.of(), List.of(), -1L, true);

  /// Copies the lists.
  public ValidTransaction {
    requires = List.copyOf(requires);
    provides = List.copyOf(provides);
  }

  /// A transaction with a priority only.
  public static ValidTransaction ofPriority(long priority) {
    return new ValidTransaction(priority, List.of(), List.of(), -1L, true);
  }

  /// Both sets of conditions: priorities add up (saturating), tags append, the shorter longevity.
  public ValidTransaction and(ValidTransaction other) {
    long sum = priority + other.priority;
    return new ValidTransaction(
        Long.compareUnsigned(sum, priority) < 0 ? -1L : sum,
        append(requires, other.requires),
        append(provides, other.provides),
        Long.compareUnsigned(longevity, other.longevity) < 0 ? longevity : other.longevity,
        propagate && other.propagate);
  }

  private static List<Bytes> append(List<Bytes> left, List<Bytes> right) {
    if (right.isEmpty()) {
      return left;
    }
    List<Bytes> both = new ArrayList<>(left);
    both.addAll(right);
    return both;
  }
}
