package network.khala.node.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;

/// Transactions and the tags by which they depend on each other. One thread at a time.
///
/// A transaction is *ready* when each tag it requires is provided by a ready transaction or was
/// provided by a block; otherwise it is *future*. A tag that a block provided stays provided:
/// blocks are never taken back here. Each tag has one ready provider at most: of several that could
/// become ready the best does, and the others leave.
final class TagGraph {
  private final Map<Hash, Entry> entries = new LinkedHashMap<>();
  private final Map<Bytes, Entry> providers = new HashMap<>();
  private final Map<Bytes, Set<Entry>> providedBy = new HashMap<>();
  private final Map<Bytes, Set<Entry>> requiredBy = new HashMap<>();
  private final Map<MultiAddress, Share> shares = new HashMap<>();
  private final Set<Entry> doubted = new LinkedHashSet<>();
  private final Usage ready = new Usage();
  private final Usage future = new Usage();

  /// The transactions of a kind, best first, and their bytes.
  static final class Usage {
    private final NavigableSet<PooledTransaction> byWorth = new TreeSet<>();
    private long bytes;

    int count() {
      return byWorth.size();
    }

    long bytes() {
      return bytes;
    }

    /// The same transactions, the worst first; to be read before the next change.
    Collection<PooledTransaction> worstFirst() {
      return byWorth.descendingSet();
    }

    private void add(PooledTransaction one) {
      byWorth.add(one);
      bytes += one.bytes();
    }

    private void remove(PooledTransaction one) {
      byWorth.remove(one);
      bytes -= one.bytes();
    }
  }

  /// What one account has in the pool.
  record Share(int count, long bytes) {
    static final Share NONE = new Share(0, 0);

    Share plus(int moreCount, long moreBytes) {
      return new Share(count + moreCount, bytes + moreBytes);
    }
  }

  /// What a change made ready.
  ///
  /// @param ready those that became ready
  /// @param usurped those that left since another that provides one of their tags is ready: its
  ///   hash
  record Promotion(List<PooledTransaction> ready, Map<Hash, Hash> usurped) {}

  private static final class Entry {
    private final PooledTransaction transaction;
    private final Set<Bytes> required;
    private boolean ready;

    /// While an order is made: how many of those that it depends on are still to come.
    private int missing;

    Entry(PooledTransaction transaction) {
      this.transaction = transaction;
      this.required = new LinkedHashSet<>(transaction.requires());
    }
  }

  Optional<PooledTransaction> find(Hash hash) {
    return Optional.ofNullable(entries.get(hash)).map(entry -> entry.transaction);
  }

  Usage ready() {
    return ready;
  }

  Usage future() {
    return future;
  }

  List<PooledTransaction> all(boolean readyOnes) {
    return entries.values().stream()
        .filter(entry -> entry.ready == readyOnes)
        .map(entry -> entry.transaction)
        .toList();
  }

  /// The ready transactions that were taken in first after a number in the sequence, `count` at
  /// most.
  List<PooledTransaction> readyAfter(long sequence, int count) {
    // Entries are kept in the order in which they came.
    return entries.values().stream()
        .filter(entry -> entry.ready && entry.transaction.sequence() > sequence)
        .limit(count)
        .map(entry -> entry.transaction)
        .toList();
  }

  /// Takes note that what is known of these accounts' transactions may not hold any longer.
  void doubt(Set<MultiAddress> senders) {
    entries.values().stream()
        .filter(entry -> entry.transaction.sender().filter(senders::contains).isPresent())
        .forEach(doubted::add);
  }

  /// Takes out those doubted longest, `count` at most.
  List<PooledTransaction> takeDoubted(int count) {
    List<Entry> taken = doubted.stream().limit(count).toList();
    taken.forEach(doubted::remove);
    return taken.stream().map(entry -> entry.transaction).toList();
  }

  boolean hasDoubted() {
    return !doubted.isEmpty();
  }

  /// What the sender of a transaction has in the pool.
  Share shareOf(PooledTransaction one) {
    return one.sender().map(sender -> shares.getOrDefault(sender, Share.NONE)).orElse(Share.NONE);
  }

  boolean isReady(Hash hash) {
    Entry entry = entries.get(hash);
    return entry != null && entry.ready;
  }

  boolean isProvided(Bytes tag) {
    return providers.containsKey(tag);
  }

  /// The ready transaction that provides the tag.
  Optional<PooledTransaction> provider(Bytes tag) {
    return Optional.ofNullable(providers.get(tag)).map(entry -> entry.transaction);
  }

  /// Whether the transaction would be ready.
  boolean isSatisfied(PooledTransaction one) {
    return providers.keySet().containsAll(one.requires());
  }

  /// The ready transactions that provide a tag which `one` provides, too.
  List<PooledTransaction> rivals(PooledTransaction one) {
    Set<PooledTransaction> rivals = new LinkedHashSet<>();
    for (Bytes tag : one.provides()) {
      Entry provider = providers.get(tag);
      if (provider != null) {
        rivals.add(provider.transaction);
      }
    }
    return List.copyOf(rivals);
  }

  /// The ready transactions that `one` needs, directly or through others.
  Set<Hash> ancestors(PooledTransaction one) {
    Set<Hash> ancestors = new LinkedHashSet<>();
    Deque<PooledTransaction> open = new ArrayDeque<>(List.of(one));
    while (!open.isEmpty()) {
      for (Bytes tag : open.remove().requires()) {
        Entry provider = providers.get(tag);
        if (provider != null && ancestors.add(provider.transaction.hash())) {
          open.add(provider.transaction);
        }
      }
    }
    return ancestors;
  }

  /// Adds a transaction whose rivals are gone.
  ///
  /// @return what became ready: nothing if it has to wait, else it and those that waited for it
  Promotion add(PooledTransaction one) {
    Entry entry = new Entry(one);
    entries.put(one.hash(), entry);
    future.add(one);
    one.provides().forEach(tag -> put(providedBy, tag, entry));
    entry.required.forEach(tag -> put(requiredBy, tag, entry));
    one.sender()
        .ifPresent(
            sender ->
                shares.merge(
                    sender, new Share(1, one.bytes()), (had, _) -> had.plus(1, one.bytes())));
    return promote(List.of(entry));
  }

  /// Removes a transaction; ready ones that depended on it wait again.
  ///
  /// @return those that wait again
  List<PooledTransaction> remove(Hash hash) {
    Entry removed = entries.get(hash);
    if (removed == null) {
      return List.of();
    }
    List<PooledTransaction> demoted = removed.ready ? demoteDependants(removed) : List.of();
    forget(removed);
    return demoted;
  }

  /// A block provided these tags: their providers are done, and what waited for them may go.
  ///
  /// @return what became ready
  Promotion providedByBlock(Collection<Bytes> tags) {
    List<Entry> candidates = new ArrayList<>();
    for (Bytes tag : tags) {
      Entry provider = providers.get(tag);
      if (provider != null) {
        forget(provider);
      }
      Set<Entry> dependants = requiredBy.remove(tag);
      if (dependants != null) {
        dependants.forEach(dependant -> dependant.required.remove(tag));
        candidates.addAll(dependants);
      }
    }
    return promote(candidates);
  }

  /// The ready transactions, best first, none before what it depends on.
  List<PooledTransaction> inOrder() {
    List<PooledTransaction> independent = new ArrayList<>(ready.count());
    for (Entry entry : entries.values()) {
      entry.missing = entry.required.size();
      if (entry.ready && entry.missing == 0) {
        independent.add(entry.transaction);
      }
    }
    if (independent.size() == ready.count()) {
      return new ArrayList<>(ready.byWorth);
    }
    PriorityQueue<PooledTransaction> next = new PriorityQueue<>(independent);
    List<PooledTransaction> ordered = new ArrayList<>(ready.count());
    while (!next.isEmpty()) {
      PooledTransaction one = next.remove();
      ordered.add(one);
      for (Bytes tag : one.provides()) {
        for (Entry dependant : requiredBy.getOrDefault(tag, Set.of())) {
          dependant.missing--;
          if (dependant.ready && dependant.missing == 0) {
            next.add(dependant.transaction);
          }
        }
      }
    }
    return ordered;
  }

  /// Makes those ready whose requirements are met, and then those that waited for them. A chain of
  /// one account's nonces can be thousands long, hence no recursion.
  private Promotion promote(Collection<Entry> candidates) {
    Promotion promotion = new Promotion(new ArrayList<>(), new LinkedHashMap<>());
    Deque<Entry> open = new ArrayDeque<>(candidates);
    while (!open.isEmpty()) {
      Entry entry = open.remove();
      if (!couldBeReady(entry)) {
        continue;
      }
      Optional<Entry> holder = readyRival(entry);
      if (holder.isPresent()) {
        usurp(entry, holder.get(), promotion);
        continue;
      }
      Entry best = entry;
      for (Entry rival : waitingRivals(entry)) {
        best = rival.transaction.compareTo(best.transaction) < 0 ? rival : best;
      }
      makeReady(best, promotion);
      for (Entry rival : waitingRivals(best)) {
        usurp(rival, best, promotion);
      }
      best.transaction
          .provides()
          .forEach(tag -> open.addAll(requiredBy.getOrDefault(tag, Set.of())));
    }
    return promotion;
  }

  private boolean couldBeReady(Entry entry) {
    return entries.get(entry.transaction.hash()) == entry
        && !entry.ready
        && providers.keySet().containsAll(entry.required);
  }

  private Optional<Entry> readyRival(Entry entry) {
    return entry.transaction.provides().stream()
        .filter(providers::containsKey)
        .map(providers::get)
        .findFirst();
  }

  /// Others that could be ready and provide a tag which this one provides, too.
  private List<Entry> waitingRivals(Entry entry) {
    return entry.transaction.provides().stream()
        .flatMap(tag -> providedBy.getOrDefault(tag, Set.of()).stream())
        .filter(rival -> rival != entry && couldBeReady(rival))
        .distinct()
        .toList();
  }

  private void makeReady(Entry entry, Promotion promotion) {
    entry.ready = true;
    future.remove(entry.transaction);
    ready.add(entry.transaction);
    entry.transaction.provides().forEach(tag -> providers.put(tag, entry));
    promotion.ready().add(entry.transaction);
  }

  private void usurp(Entry loser, Entry winner, Promotion promotion) {
    forget(loser);
    promotion.usurped().put(loser.transaction.hash(), winner.transaction.hash());
  }

  private List<PooledTransaction> demoteDependants(Entry removed) {
    List<PooledTransaction> demoted = new ArrayList<>();
    Deque<Entry> open = new ArrayDeque<>(List.of(removed));
    while (!open.isEmpty()) {
      Entry gone = open.remove();
      for (Bytes tag : gone.transaction.provides()) {
        providers.remove(tag, gone);
        for (Entry dependant : requiredBy.getOrDefault(tag, Set.of())) {
          if (dependant.ready) {
            dependant.ready = false;
            ready.remove(dependant.transaction);
            future.add(dependant.transaction);
            demoted.add(dependant.transaction);
            open.add(dependant);
          }
        }
      }
    }
    return demoted;
  }

  private void forget(Entry entry) {
    PooledTransaction one = entry.transaction;
    entries.remove(one.hash());
    doubted.remove(entry);
    (entry.ready ? ready : future).remove(one);
    one.provides().forEach(tag -> remove(providedBy, tag, entry));
    entry.required.forEach(tag -> remove(requiredBy, tag, entry));
    if (entry.ready) {
      one.provides().forEach(tag -> providers.remove(tag, entry));
    }
    one.sender()
        .ifPresent(
            sender ->
                shares.computeIfPresent(
                    sender, (_, had) -> had.count() == 1 ? null : had.plus(-1, -one.bytes())));
  }

  private static void put(Map<Bytes, Set<Entry>> index, Bytes tag, Entry entry) {
    index.computeIfAbsent(tag, key -> new LinkedHashSet<>()).add(entry);
  }

  private static void remove(Map<Bytes, Set<Entry>> index, Bytes tag, Entry entry) {
    Set<Entry> all = index.get(tag);
    if (all != null && all.remove(entry) && all.isEmpty()) {
      index.remove(tag);
    }
  }
}
