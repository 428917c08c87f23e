package network.khala.node.pool;

import static network.khala.node.pool.SendersChain.lifeOf;
import static network.khala.node.pool.SendersChain.nonceOf;
import static network.khala.node.pool.SendersChain.priorityOf;
import static network.khala.node.pool.SendersChain.senderOf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;

/// The rules of `docs/protocol/transaction-pool.md` for transactions that depend on each other by
/// nonces alone, as plainly as they can be written: one list, searched anew for every question.
final class PoolModel {
  private static final Comparator<Held> BEST_FIRST =
      Comparator.comparingInt((Held one) -> -priorityOf(one.bytes))
          .thenComparing(one -> one.validTill, Long::compareUnsigned)
          .thenComparingLong(one -> one.sequence);

  private final PoolLimits limits;
  private final SendersChain chain;
  private final List<Held> held = new ArrayList<>();
  private final Map<Bytes, List<PoolStatus>> told = new TreeMap<>();
  private long sequence;

  PoolModel(PoolLimits limits, SendersChain chain) {
    this.limits = limits;
    this.chain = chain;
  }

  /// A transaction in the pool.
  private static final class Held {
    private final Bytes bytes;
    private final long validTill;
    private final long sequence;
    private boolean ready;

    Held(Bytes bytes, long validTill, long sequence) {
      this.bytes = bytes;
      this.validTill = validTill;
      this.sequence = sequence;
    }

    boolean isOf(int sender, int nonce) {
      return senderOf(bytes) == sender && nonceOf(bytes) == nonce;
    }

    Hash hash() {
      return ExtrinsicFormat.hash(bytes);
    }
  }

  /// What was told of each transaction since it was taken in last.
  Map<Bytes, List<PoolStatus>> told() {
    return told;
  }

  /// The ready ones, best first, none before the one with the nonce before.
  List<Bytes> ready() {
    List<Bytes> order = new ArrayList<>();
    List<Held> left = new ArrayList<>(all(one -> one.ready));
    while (!left.isEmpty()) {
      Held next =
          left.stream()
              .filter(
                  one ->
                      left.stream()
                          .noneMatch(
                              other -> other.isOf(senderOf(one.bytes), nonceOf(one.bytes) - 1)))
              .min(BEST_FIRST)
              .orElseThrow();
      left.remove(next);
      order.add(next.bytes);
    }
    return order;
  }

  int waiting() {
    return all(one -> !one.ready).size();
  }

  /// Takes a transaction in.
  ///
  /// @return why it is refused
  Optional<PoolRefusal> submit(Bytes bytes) {
    Held one = new Held(bytes, validTill(bytes), sequence);
    if (held.stream().anyMatch(other -> other.bytes.equals(bytes))) {
      return Optional.of(new PoolRefusal.AlreadyImported(one.hash()));
    }
    if (nonceOf(bytes) < chain.next(senderOf(bytes))) {
      return Optional.of(new PoolRefusal.Invalid(new InvalidTransaction.Stale()));
    }
    sequence++;
    boolean ready = isSatisfied(one);
    Optional<Held> rival = ready ? readyOne(senderOf(bytes), nonceOf(bytes)) : Optional.empty();
    if (rival.isPresent() && priorityOf(bytes) <= priorityOf(rival.get().bytes)) {
      return Optional.of(
          new PoolRefusal.TooLowPriority(priorityOf(rival.get().bytes), priorityOf(bytes)));
    }
    if (isCrowding(one, rival)) {
      return Optional.of(
          new PoolRefusal.TooManyOfSender(limits.countPerSender(), limits.bytesPerSender()));
    }
    List<Held> victims = victims(one, ready, rival);
    if (!fits(one, ready, victims)) {
      return Optional.of(new PoolRefusal.ImmediatelyDropped());
    }
    for (Held victim : victims) {
      if (!fits(one, ready, List.of())) {
        drop(victim, new PoolStatus.Dropped());
      }
    }
    rival.ifPresent(old -> drop(old, new PoolStatus.Usurped(one.hash())));
    told.put(bytes, new ArrayList<>());
    held.add(one);
    if (!isSatisfied(one)) {
      tell(one, new PoolStatus.Future());
    }
    settle();
    shrink();
    return Optional.empty();
  }

  void reject(Bytes bytes) {
    all(one -> one.bytes.equals(bytes)).forEach(one -> drop(one, new PoolStatus.Invalid()));
    shrink();
  }

  /// A block took these in; the chain has counted their nonces.
  void blockImported(Hash block, long number, List<Bytes> included) {
    for (int i = 0; i < included.size(); i++) {
      Bytes bytes = included.get(i);
      told.computeIfAbsent(bytes, _ -> new ArrayList<>()).add(new PoolStatus.InBlock(block, i));
      held.removeIf(one -> one.bytes.equals(bytes));
    }
    all(one -> nonceOf(one.bytes) < chain.next(senderOf(one.bytes)))
        .forEach(one -> drop(one, new PoolStatus.Invalid()));
    settle();
    for (boolean ready : new boolean[] {true, false}) {
      for (Held one : all(one -> one.ready == ready)) {
        if (Long.compareUnsigned(one.validTill, number) <= 0) {
          drop(one, new PoolStatus.Invalid());
        }
      }
    }
    shrink();
  }

  /// Whoever could be included next is ready: of several with one nonce the best.
  private void settle() {
    while (true) {
      Optional<Held> next =
          held.stream().filter(one -> !one.ready && isSatisfied(one)).min(BEST_FIRST);
      if (next.isEmpty()) {
        return;
      }
      Held best = next.get();
      best.ready = true;
      tell(best, new PoolStatus.Ready());
      all(one -> one != best && one.isOf(senderOf(best.bytes), nonceOf(best.bytes)))
          .forEach(one -> drop(one, new PoolStatus.Usurped(best.hash())));
    }
  }

  /// Takes one out; ready ones with later nonces wait again.
  private void drop(Held one, PoolStatus status) {
    held.remove(one);
    tell(one, status);
    if (!one.ready) {
      return;
    }
    for (Held later :
        all(
            other ->
                other.ready
                    && senderOf(other.bytes) == senderOf(one.bytes)
                    && nonceOf(other.bytes) > nonceOf(one.bytes))) {
      later.ready = false;
      tell(later, new PoolStatus.Future());
    }
  }

  private void shrink() {
    for (boolean ready : new boolean[] {true, false}) {
      while (isExceeded(ready)) {
        Held worst = all(one -> one.ready == ready).stream().max(BEST_FIRST).orElseThrow();
        drop(worst, new PoolStatus.Dropped());
      }
    }
  }

  private boolean isSatisfied(Held one) {
    int sender = senderOf(one.bytes);
    int nonce = nonceOf(one.bytes);
    return nonce == chain.next(sender) || readyOne(sender, nonce - 1).isPresent();
  }

  private boolean isCrowding(Held one, Optional<Held> rival) {
    List<Held> theirs =
        all(
            other ->
                senderOf(other.bytes) == senderOf(one.bytes)
                    && rival.filter(old -> old == other).isEmpty());
    return theirs.size() + 1 > limits.countPerSender()
        || bytes(theirs) + one.bytes.size() > limits.bytesPerSender();
  }

  /// Cheaper ones, the worst first, as many as make room; none that the newcomer needs.
  private List<Held> victims(Held one, boolean ready, Optional<Held> rival) {
    List<Held> victims = new ArrayList<>();
    List<Held> candidates =
        all(
            other ->
                other.ready == ready
                    && priorityOf(other.bytes) < priorityOf(one.bytes)
                    && rival.filter(old -> old == other).isEmpty()
                    && !isNeededBy(one, other));
    candidates.sort(BEST_FIRST.reversed());
    for (Held candidate : candidates) {
      if (fits(one, ready, victims)) {
        break;
      }
      victims.add(candidate);
    }
    return victims;
  }

  private static boolean isNeededBy(Held one, Held other) {
    return other.ready
        && senderOf(other.bytes) == senderOf(one.bytes)
        && nonceOf(other.bytes) < nonceOf(one.bytes);
  }

  private boolean fits(Held one, boolean ready, List<Held> gone) {
    List<Held> kind = all(other -> other.ready == ready && !gone.contains(other));
    return kind.size() + 1 <= countMax(ready) && bytes(kind) + one.bytes.size() <= bytesMax(ready);
  }

  private boolean isExceeded(boolean ready) {
    List<Held> kind = all(one -> one.ready == ready);
    return kind.size() > countMax(ready) || bytes(kind) > bytesMax(ready);
  }

  private int countMax(boolean ready) {
    return ready ? limits.count() : limits.futureCount();
  }

  private long bytesMax(boolean ready) {
    return ready ? limits.bytes() : limits.futureBytes();
  }

  private long validTill(Bytes bytes) {
    return lifeOf(bytes) == 0 ? -1 : chain.headNumber() + lifeOf(bytes);
  }

  private Optional<Held> readyOne(int sender, int nonce) {
    return held.stream().filter(one -> one.ready && one.isOf(sender, nonce)).findFirst();
  }

  private List<Held> all(Predicate<Held> test) {
    return new ArrayList<>(held.stream().filter(test).toList());
  }

  private static long bytes(List<Held> some) {
    return some.stream().mapToLong(one -> one.bytes.size()).sum();
  }

  private void tell(Held one, PoolStatus status) {
    told.computeIfAbsent(one.bytes, _ -> new ArrayList<>()).add(status);
  }
}
