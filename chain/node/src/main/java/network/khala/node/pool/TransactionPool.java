package network.khala.node.pool;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.Result;

/// The transactions that wait to be included. Safe for use by several threads; the runtime is asked
/// outside of the lock.
public final class TransactionPool {
  private static final int WATCHED_BLOCKS_MAX = 512;

  private final TransactionValidation validation;
  private final TagGraph graph = new TagGraph();
  private final Room room;
  private final Bans bans;
  private final Watchers watchers = new Watchers();
  private final Map<Hash, InclusionOf> included = new LinkedHashMap<>();
  private long sequence;

  /// The last one in the sequence that was looked at again.
  private long revalidated = -1;

  /// Transactions of a block that is not final yet.
  private record InclusionOf(long number, List<Hash> hashes) {}

  /// An empty pool.
  public TransactionPool(PoolLimits limits, TransactionValidation validation, InstantSource clock) {
    this.validation = validation;
    this.room = new Room(limits, graph);
    this.bans = new Bans(limits, clock);
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
    bans.add(hash);
    drop(hash, new PoolStatus.Invalid());
    shrink(false);
  }

  /// Throws a transaction away that nobody wants to see in a block any more.
  ///
  /// @return whether it was there
  public synchronized boolean remove(Hash hash) {
    boolean present = graph.find(hash).isPresent();
    if (present) {
      reject(hash);
    }
    return present;
  }

  /// A block was added to the chain.
  ///
  /// @param hashes its extrinsics, in order
  /// @return the places of those that were not in the pool; what they provide is not known, see
  ///   [#doubt(Set)]
  public synchronized List<Integer> blockImported(Hash block, long number, List<Hash> hashes) {
    List<Bytes> tags = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      Hash hash = hashes.get(i);
      Optional<PooledTransaction> pooled = graph.find(hash);
      if (pooled.isPresent()) {
        tags.addAll(pooled.get().provides());
      } else {
        unknown.add(i);
      }
      watchers.tell(hash, new PoolStatus.InBlock(block, i));
    }
    included.put(block, new InclusionOf(number, hashes));
    Set<Hash> inBlock = new HashSet<>(hashes);
    dropUsedUp(tags, inBlock);
    List<PooledTransaction> done = rivalsOf(tags, inBlock);
    tell(graph.providedByBlock(tags));
    done.forEach(one -> watchers.tell(one.hash(), new PoolStatus.Invalid()));
    expire(number);
    shrink(true);
    shrink(false);
    timeOut(number);
    return unknown;
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

  /// Looks again at ready transactions, `count` at most: called between blocks. Each call goes on
  /// where the last one ended, so that all have their turn.
  public void revalidate(int count) {
    List<PooledTransaction> next;
    synchronized (this) {
      next = graph.readyAfter(revalidated, count);
      revalidated = next.size() < count ? -1 : next.getLast().sequence();
    }
    for (PooledTransaction one : next) {
      TransactionValidation.Verdict verdict = validation.validate(one.extrinsic());
      if (isInvalid(verdict)) {
        synchronized (this) {
          if (validation.headNumber() == verdict.atBlock()) {
            reject(one.hash());
          }
        }
      }
    }
  }

  /// What some accounts have in the pool is to be looked at again: a block had transactions of
  /// theirs that never were here, and nothing told which tags they provided.
  public synchronized void doubt(Set<MultiAddress> senders) {
    graph.doubt(senders);
  }

  /// Looks again at `count` at most of those that are doubted, the longest doubted first.
  ///
  /// @return whether there are more
  public boolean revalidateDoubted(int count) {
    List<PooledTransaction> next;
    synchronized (this) {
      next = graph.takeDoubted(count);
    }
    while (!next.isEmpty()) {
      Map<Hash, TransactionValidation.Verdict> verdicts = new LinkedHashMap<>();
      next.forEach(one -> verdicts.put(one.hash(), validation.validate(one.extrinsic())));
      synchronized (this) {
        long head = validation.headNumber();
        // A block that came in between may have changed any of them.
        if (verdicts.values().stream().allMatch(verdict -> verdict.atBlock() == head)) {
          judgeAgain(verdicts);
          return graph.hasDoubted();
        }
      }
    }
    return false;
  }

  /// First those that stay: what depends on one that leaves may depend on nothing any longer, and
  /// then need not wait, nor leave for the want of room to wait.
  private void judgeAgain(Map<Hash, TransactionValidation.Verdict> verdicts) {
    verdicts.forEach((hash, verdict) -> graph.find(hash).ifPresent(one -> keep(one, verdict)));
    verdicts.forEach(
        (hash, verdict) -> {
          if (isInvalid(verdict) && graph.find(hash).isPresent()) {
            drop(hash, new PoolStatus.Invalid());
          }
        });
    shrink(true);
    shrink(false);
  }

  /// Where the runtime cannot tell on this state it may on the next one, so its last word holds.
  private void keep(PooledTransaction one, TransactionValidation.Verdict verdict) {
    if (verdict.result()
        instanceof Result.Ok<ValidTransaction, TransactionValidityError>(ValidTransaction valid)) {
      PooledTransaction after = pooled(one.extrinsic(), valid, verdict.atBlock());
      // Replacing one moves all that depend on it, thousands in a long chain of nonces.
      if (!after.isJudgedLike(one)) {
        replace(one, after);
      }
    }
  }

  private static boolean isInvalid(TransactionValidation.Verdict verdict) {
    return verdict.result()
        instanceof
        Result.Err<ValidTransaction, TransactionValidityError>(TransactionValidityError.Invalid _);
  }

  /// Puts the same transaction in with what is known of it now; tells whose status is another.
  private void replace(PooledTransaction before, PooledTransaction after) {
    Set<Hash> waiting = new LinkedHashSet<>();
    if (graph.isReady(before.hash())) {
      waiting.add(before.hash());
    }
    graph.remove(before.hash()).forEach(one -> waiting.add(one.hash()));
    TagGraph.Promotion promotion = graph.add(after);
    promotion.ready().removeIf(one -> waiting.remove(one.hash()));
    waiting.removeAll(promotion.usurped().keySet());
    waiting.forEach(hash -> watchers.tell(hash, new PoolStatus.Future()));
    tell(promotion);
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
    if (bans.contains(hash)) {
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
    room.refuseCrowding(one, rivals);
    makeRoom(one, ready, rivals);
    rivals.forEach(rival -> drop(rival.hash(), new PoolStatus.Usurped(one.hash())));
    watchers.add(one.hash(), watcher);
    TagGraph.Promotion promotion = graph.add(one);
    if (promotion.ready().isEmpty()) {
      watchers.tell(one.hash(), new PoolStatus.Future());
    }
    tell(promotion);
    shrink(true);
    shrink(false);
  }

  /// Drops the worst until the limits hold again: what waited for others may have become ready, or
  /// what was ready may wait again.
  private void shrink(boolean ready) {
    while (room.isExceeded(ready)) {
      PooledTransaction worst = room.usage(ready).worstFirst().iterator().next();
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
    for (PooledTransaction victim : room.victims(one, ready, rivals)) {
      if (room.isFor(one, ready)) {
        return;
      }
      drop(victim.hash(), new PoolStatus.Dropped());
    }
  }

  private void tell(TagGraph.Promotion promotion) {
    promotion.ready().forEach(one -> watchers.tell(one.hash(), new PoolStatus.Ready()));
    promotion
        .usurped()
        .forEach((loser, winner) -> watchers.tell(loser, new PoolStatus.Usurped(winner)));
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
    bans.expire();
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
    bans.add(hash);
  }
}
