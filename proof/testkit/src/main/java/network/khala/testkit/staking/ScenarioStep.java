package network.khala.testkit.staking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import network.khala.economics.U64F64;
import network.khala.frame.EventRecord;
import network.khala.pallets.basepool.PoolProxy;
import network.khala.pallets.system.SystemEvent;
import network.khala.testkit.VectorReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Runs the steps of a scenario and compares what each does.
final class ScenarioStep {
  private static final Set<String> STAKING =
      Set.of(
          "PhalaComputation",
          "PhalaStakePoolv2",
          "PhalaVault",
          "PhalaBasePool",
          "PhalaWrappedBalances");
  private static final Set<String> BELOW = Set.of("System", "Assets", "Uniques", "RmrkCore");

  private final ScenarioChain chain;
  private final String id;
  private final VectorReport report;
  private final Described described;
  private final ScenarioActions actions;

  ScenarioStep(ScenarioChain chain, String id, VectorReport report) {
    this.chain = chain;
    this.id = id;
    this.report = report;
    this.described = new Described(chain.symbols());
    this.actions = new ScenarioActions(chain);
  }

  /// The pallet that a step needs and the runtime does not have.
  Optional<String> missing(JsonNode step) {
    String action = step.get("do").asString();
    String pallet = action.split("\\.", 2)[0];
    boolean built =
        chain.runtime().kernel().pallets().stream().anyMatch(one -> one.name().equals(pallet));
    return STAKING.contains(pallet) && !built ? Optional.of(pallet) : Optional.empty();
  }

  void run(int index, JsonNode step) {
    SortedMap<String, String> before = chain.snapshot();
    int events = chain.runtime().kernel().eventCount();
    int messages = chain.messages().size();
    String result = actions.run(step);
    SortedMap<String, String> after = chain.snapshot();
    JsonNode expect = step.get("expect");
    Comparison comparison = new Comparison(index);
    comparison.expect("result", result(expect.get("result")), result);
    comparison.expectEvents("events", expect.get("events"), events(events, STAKING));
    Set<String> all = new TreeSet<>(STAKING);
    all.addAll(BELOW);
    comparison.expectEvents("all_events", expect.get("all_events"), events(events, all));
    comparison.expectMessages(expect.get("messages"), messages);
    boolean failed = expect.get("result").isObject();
    if (failed || expect.has("changes")) {
      comparison.expectChanges(expect.get("changes"), changes(before, after));
    }
    comparison.expectPrices(expect.get("share_price_bits"));
    comparison.close();
  }

  private static String result(JsonNode result) {
    return result.isObject() ? result.get("error").asString() : result.asString();
  }

  private List<String> events(int first, Set<String> pallets) {
    List<String> texts = new ArrayList<>();
    for (EventRecord record : chain.eventsFrom(first)) {
      String pallet = chain.pallet(record.event().palletIndex()).orElseThrow();
      if (pallets.contains(pallet) && isSpokenOf(record)) {
        texts.add(described.event(pallet, (Record) record.event().event()));
      }
    }
    return sortWithdrawals(texts);
  }

  /// Of accounts that come and go, scenarios speak of those of pools only.
  private boolean isSpokenOf(EventRecord record) {
    return switch (record.event().event()) {
      case SystemEvent.NewAccount(var account) -> chain.symbols().isPoolAccount(account);
      case SystemEvent.KilledAccount(var account) -> chain.symbols().isPoolAccount(account);
      default -> true;
    };
  }

  /// Payments to several delegators follow the order of accounts, which is not that of names.
  private static List<String> sortWithdrawals(List<String> events) {
    List<String> sorted = new ArrayList<>(events);
    int start = 0;
    while (start < sorted.size()) {
      int end = start;
      while (end < sorted.size() && sorted.get(end).startsWith("PhalaBasePool.Withdrawal{")) {
        end++;
      }
      sorted.subList(start, end).sort(null);
      start = end + 1;
    }
    return sorted;
  }

  private static SortedMap<String, String> changes(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedMap<String, String> changes = new TreeMap<>();
    before.keySet().stream()
        .filter(path -> !after.containsKey(path))
        .forEach(path -> changes.put(path, "null"));
    after.forEach(
        (path, value) -> {
          if (!Objects.equals(before.get(path), value)) {
            changes.put(path, value);
          }
        });
    return changes;
  }

  /// Reports a step as one vector: the first difference, or that there is none.
  private final class Comparison {
    private final int index;
    private boolean failed;

    Comparison(int index) {
      this.index = index;
    }

    void expect(String path, Object expected, Object actual) {
      if (!failed && !expected.equals(actual)) {
        failed = true;
        report.fail(id, index, path, expected, actual);
      }
    }

    void expectEvents(String path, @Nullable JsonNode expected, List<String> actual) {
      if (expected != null) {
        List<String> texts = expected.valueStream().map(Described::event).toList();
        expect(path, sortWithdrawals(texts), actual);
      }
    }

    void expectMessages(@Nullable JsonNode expected, int first) {
      if (expected != null) {
        List<String> texts = expected.valueStream().map(Described::text).toList();
        List<String> actual =
            chain.messages().stream().skip(first).map(new MessageText(described)::of).toList();
        expect("messages", texts, actual);
      }
    }

    void expectChanges(@Nullable JsonNode expected, SortedMap<String, String> actual) {
      SortedMap<String, String> wanted = new TreeMap<>();
      if (expected != null) {
        expected.forEachEntry((path, value) -> wanted.put(path, Described.text(value)));
      }
      Set<String> paths = new TreeSet<>(wanted.keySet());
      paths.addAll(actual.keySet());
      for (String path : paths) {
        expect(
            path, wanted.getOrDefault(path, "unchanged"), actual.getOrDefault(path, "unchanged"));
      }
    }

    void expectPrices(@Nullable JsonNode expected) {
      if (expected != null) {
        expected.forEachEntry(
            (pid, bits) -> expect("price/" + pid, Described.text(bits), price(pid)));
      }
    }

    private String price(String pid) {
      PoolProxy pool = chain.runtime().staking().basePool().pools().pool(Long.parseLong(pid));
      Optional<BigInteger> bits = pool.base().price().map(U64F64::bits);
      return described.text(bits);
    }

    void close() {
      if (!failed) {
        report.pass(id, index);
      }
    }
  }
}
