package network.khala.node.pool;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.Result;

/// The transactions that wait to be included. Safe for use by several threads; the runtime is asked
/// outside of the lock.
public final class TransactionPool {
  private static final int WATCHED_BLOCKS_MAX = 512;

  private final PoolLimits limits;
  private final TransactionValidation validation;
  private final InstantSource clock;
  private final TagGraph graph = new TagGraph();
  private final Watchers watchers = new Watchers();
  private final Map<Hash, Long> bannedUntilMillis = new LinkedHashMap<>();
  private final Map<Hash, InclusionOf> included = new LinkedHashMap<>();
  private long sequence;

  /// Transactions of a block that is not final yet.
  private record InclusionOf(long number, List<Hash> hashes) {}

  /// An empty pool.
  public TransactionPool(PoolLimits limits, TransactionValidation validation, InstantSource clock) {
    this.limits = limits;
    this.validation = validation;
    this.clock = clock;
  }

  /// Takes a transaction in.
  ///
  /// @return its hash
  /// @throws PoolRefusedException with the reason if it is not taken
  public Hash submit(Bytes extrinsic) {
    return submit(extrinsic, status -> {});
  }

  /// Takes a transaction in and tells what becomes of it, until a last status. The watcher is
  /// called under the pool's lock: it must only hand the status on.
  ///
  /// @return its hash
  /// @throws PoolRefusedException with the reason if it is not taken; the watcher hears nothing
  ///   then
  public Hash submit(Bytes bytes, Consumer<PoolStatus> watcher) {
    Extrinsic extrinsic = decode(bytes);
    refuseKnown(extrinsic.hash());
    while (true) {
      TransactionValidation.Verdict verdict = validation.validate(extrinsic);
      ValidTransaction validity = accepted(extrinsic.hash(), verdict.result());
      synchronized (this) {
        // A block came in between: what it provided would never be provided again.
        if (validation.headNumber() != verdict.atBlock()) {
          continue;
        }
        refuseKnown(extrinsic.hash());
        insert(pooled(extrinsic, validity, verdict.atBlock()), watcher);
        return extrinsic.hash();
      }
    }
  }

  /// The transactions that can be included, best first, none before what it depends on.
  public synchronized List<PooledTransaction> ready() {
    return graph.inOrder();
  }

  /// The ready transactions' bytes, best first.
  public synchronized List<Bytes> pending() {
    return graph.inOrder().stream().map(one -> one.extrinsic().bytes()).toList();
  }

  /// Whether anything could be included.
  public synchronized boolean hasReady() {
    return graph.ready().count() > 0;
  }

  /// How many transactions are ready and how many wait for others.
  public synchronized PoolSize size() {
    return new PoolSize(
        graph.ready().count(),
        graph.ready().bytes(),
        graph.future().count(),
        graph.future().bytes());
  }

  /// The pool's size.
  public record PoolSize(int ready, long readyBytes, int future, long futureBytes) {}

  /// Whether some ready transaction provides the tag.
  public synchronized boolean provides(Bytes tag) {
    return graph.isProvided(tag);
  }

  /// A transaction turned out invalid, when a block was built for example.
  public synchronized void reject(Hash hash) {
    ban(hash);
    drop(hash, new PoolStatus.Invalid());
    shrink(false);
  }

  /// A block was added to the chain.
  ///
  /// @param hashes its extrinsics, in order
  public synchronized void blockImported(Hash block, long number, List<Hash> hashes) {
    List<Bytes> tags = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      Hash hash = hashes.get(i);
      graph.find(hash).ifPresent(one -> tags.addAll(one.provides()));
      watchers.tell(hash, new PoolStatus.InBlock(block, i));
    }
    included.put(block, new InclusionOf(number, hashes));
    Set<Hash> inBlock = new HashSet<>(hashes);
    dropUsedUp(tags, inBlock);
    List<PooledTransaction> done = rivalsOf(tags, inBlock);
    graph.providedByBlock(tags).forEach(one -> watchers.tell(one.hash(), new PoolStatus.Ready()));
    done.forEach(one -> watchers.tell(one.hash(), new PoolStatus.Invalid()));
    expire(number);
    shrink(true);
    shrink(false);
    timeOut(number);
  }

  /// A block became final, and all before it that were imported.
  public synchronized void blockFinalised(Hash block) {
    InclusionOf finalised = included.get(block);
    if (finalised == null) {
      return;
    }
    for (Map.Entry<Hash, InclusionOf> entry : List.copyOf(included.entrySet())) {
      if (entry.getValue().number() <= finalised.number()) {
        included.remove(entry.getKey());
        tellFinalised(entry.getKey(), entry.getValue().hashes());
      }
    }
  }

  /// Looks again at transactions that may have become invalid, `count` of the oldest ones: called
  /// between blocks.
  public void revalidate(int count) {
    List<PooledTransaction> oldest;
    synchronized (this) {
      oldest = graph.oldestReady(count);
    }
    for (PooledTransaction one : oldest) {
      TransactionValidation.Verdict verdict = validation.validate(one.extrinsic());
      if (verdict.result() instanceof Result.Err<ValidTransaction, TransactionValidityError> _) {
        synchronized (this) {
          if (validation.headNumber() == verdict.atBlock()) {
            reject(one.hash());
          }
        }
      }
    }
  }

  private Extrinsic decode(Bytes bytes) {
    try {
      return validation.decode(bytes);
    } catch (DecodeException e) {
      throw new PoolRefusedException(new PoolRefusal.BadFormat(e.getMessage()));
    }
  }

  private synchronized void refuseKnown(Hash hash) {
    if (graph.find(hash).isPresent()) {
      throw new PoolRefusedException(new PoolRefusal.AlreadyImported(hash));
    }
    Long until = bannedUntilMillis.get(hash);
    if (until != null && until > clock.millis()) {
      throw new PoolRefusedException(new PoolRefusal.TemporarilyBanned());
    }
  }

  private ValidTransaction accepted(
      Hash hash, Result<ValidTransaction, TransactionValidityError> result) {
    return switch (result) {
      case Result.Ok<ValidTransaction, TransactionValidityError>(ValidTransaction valid) -> {
        if (valid.provides().isEmpty()) {
          throw new PoolRefusedException(new PoolRefusal.NoTags());
        }
        yield valid;
      }
      case Result.Err<ValidTransaction, TransactionValidityError>(
              TransactionValidityError.Invalid(var reason)) -> {
        ban(hash);
        throw new PoolRefusedException(new PoolRefusal.Invalid(reason));
      }
      case Result.Err<ValidTransaction, TransactionValidityError>(
              TransactionValidityError.Unknown(var reason)) ->
          throw new PoolRefusedException(new PoolRefusal.Unknown(reason));
    };
  }

  private PooledTransaction pooled(Extrinsic extrinsic, ValidTransaction validity, long atBlock) {
    long end = atBlock + validity.longevity();
    long validTill = Long.compareUnsigned(end, validity.longevity()) < 0 ? -1L : end;
    return new PooledTransaction(extrinsic, validity, validTill, sequence++);
  }

  private void insert(PooledTransaction one, Consumer<PoolStatus> watcher) {
    boolean ready = graph.isSatisfied(one);
    List<PooledTransaction> rivals = ready ? graph.rivals(one) : List.of();
    refuseCheaper(one, rivals);
    makeRoom(one, ready, rivals);
    rivals.forEach(rival -> drop(rival.hash(), new PoolStatus.Usurped(one.hash())));
    watchers.add(one.hash(), watcher);
    List<PooledTransaction> promoted = graph.add(one);
    if (promoted.isEmpty()) {
      watchers.tell(one.hash(), new PoolStatus.Future());
    }
    promoted.forEach(each -> watchers.tell(each.hash(), new PoolStatus.Ready()));
    shrink(true);
    shrink(false);
  }

  /// Drops the worst until the limits hold again: what waited for others may have become ready, or
  /// what was ready may wait again.
  private void shrink(boolean ready) {
    while (!beyond(ready).isNone()) {
      PooledTransaction worst = usage(ready).worstFirst().iterator().next();
      drop(worst.hash(), new PoolStatus.Dropped());
    }
  }

  /// A newcomer must be worth more than all that it replaces together.
  private static void refuseCheaper(PooledTransaction one, List<PooledTransaction> rivals) {
    if (rivals.isEmpty()) {
      return;
    }
    long sum = 0;
    for (PooledTransaction rival : rivals) {
      long next = sum + rival.validity().priority();
      sum = Long.compareUnsigned(next, sum) < 0 ? -1L : next;
    }
    if (Long.compareUnsigned(one.validity().priority(), sum) <= 0) {
      throw new PoolRefusedException(
          new PoolRefusal.TooLowPriority(sum, one.validity().priority()));
    }
  }

  /// Drops the worst until the newcomer fits. Whether that can succeed is known before the first is
  /// dropped: nobody is driven out for a newcomer that is then refused.
  private void makeRoom(PooledTransaction one, boolean ready, List<PooledTransaction> rivals) {
    for (PooledTransaction victim : victims(one, ready, rivals)) {
      if (missing(one, ready).isNone()) {
        return;
      }
      drop(victim.hash(), new PoolStatus.Dropped());
    }
  }

  /// Those that a newcomer drives out, the worst first: of lower priority, and nothing that it
  /// depends on.
  ///
  /// @throws PoolRefusedException if all of them together do not make room enough
  private List<PooledTransaction> victims(
      PooledTransaction one, boolean ready, List<PooledTransaction> rivals) {
    List<PooledTransaction> victims = new ArrayList<>();
    Room missing = missing(one, ready);
    if (missing.isNone()) {
      return victims;
    }
    Set<Hash> kept = graph.ancestors(one);
    rivals.forEach(rival -> kept.add(rival.hash()));
    for (PooledTransaction other : usage(ready).worstFirst()) {
      if (missing.isNone() || !hasLessPriority(other, one)) {
        break;
      }
      if (!kept.contains(other.hash())) {
        victims.add(other);
        missing = missing.less(1, other.bytes());
      }
    }
    if (!missing.isNone()) {
      throw new PoolRefusedException(new PoolRefusal.ImmediatelyDropped());
    }
    return victims;
  }

  private static boolean hasLessPriority(PooledTransaction left, PooledTransaction right) {
    return Long.compareUnsigned(left.validity().priority(), right.validity().priority()) < 0;
  }

  private TagGraph.Usage usage(boolean ready) {
    return ready ? graph.ready() : graph.future();
  }

  /// What the pool lacks for a newcomer; not positive where it lacks nothing.
  private record Room(long count, long bytes) {
    boolean isNone() {
      return count <= 0 && bytes <= 0;
    }

    Room less(long otherCount, long otherBytes) {
      return new Room(count - otherCount, bytes - otherBytes);
    }
  }

  private Room missing(PooledTransaction one, boolean ready) {
    return beyond(ready).less(-1, -one.bytes());
  }

  /// What the pool holds beyond its limits.
  private Room beyond(boolean ready) {
    TagGraph.Usage usage = usage(ready);
    return new Room(usage.count(), usage.bytes())
        .less(
            ready ? limits.count() : limits.futureCount(),
            ready ? limits.bytes() : limits.futureBytes());
  }

  private void drop(Hash hash, PoolStatus status) {
    List<PooledTransaction> demoted = graph.remove(hash);
    watchers.tell(hash, status);
    demoted.forEach(one -> watchers.tell(one.hash(), new PoolStatus.Future()));
  }

  /// Future transactions that are in a block, or whose tags others in it provided: their nonce is
  /// used up, and nothing that they wait for would tell.
  private void dropUsedUp(List<Bytes> tags, Set<Hash> inBlock) {
    Set<Bytes> provided = new LinkedHashSet<>(tags);
    for (PooledTransaction one : graph.all(false)) {
      if (inBlock.contains(one.hash())) {
        graph.remove(one.hash());
      } else if (one.provides().stream().anyMatch(provided::contains)) {
        drop(one.hash(), new PoolStatus.Invalid());
      }
    }
  }

  /// Those whose tags others in a block provided: their nonce is used up.
  private List<PooledTransaction> rivalsOf(Collection<Bytes> tags, Set<Hash> included) {
    List<PooledTransaction> rivals = new ArrayList<>();
    for (Bytes tag : tags) {
      graph.provider(tag).filter(one -> !included.contains(one.hash())).ifPresent(rivals::add);
    }
    return rivals;
  }

  private void expire(long number) {
    for (boolean readyOnes : new boolean[] {true, false}) {
      for (PooledTransaction one : graph.all(readyOnes)) {
        if (Long.compareUnsigned(one.validTill(), number) <= 0) {
          drop(one.hash(), new PoolStatus.Invalid());
        }
      }
    }
    bannedUntilMillis.values().removeIf(until -> until <= clock.millis());
  }

  private void timeOut(long number) {
    for (Map.Entry<Hash, InclusionOf> entry : List.copyOf(included.entrySet())) {
      if (entry.getValue().number() + WATCHED_BLOCKS_MAX < number) {
        included.remove(entry.getKey());
        entry
            .getValue()
            .hashes()
            .forEach(hash -> watchers.tell(hash, new PoolStatus.FinalityTimeout(entry.getKey())));
      }
    }
  }

  private void tellFinalised(Hash block, List<Hash> hashes) {
    for (int i = 0; i < hashes.size(); i++) {
      watchers.tell(hashes.get(i), new PoolStatus.Finalized(block, i));
    }
  }

  private synchronized void ban(Hash hash) {
    if (limits.banned().isZero()) {
      return;
    }
    bannedUntilMillis.put(hash, clock.millis() + limits.banned().toMillis());
    if (bannedUntilMillis.size() > limits.count()) {
      bannedUntilMillis.remove(bannedUntilMillis.keySet().iterator().next());
    }
  }
}
