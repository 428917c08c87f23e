package network.khala.rpc.jsonrpc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// What each address may still ask for. Every address has a store of units that fills up within a
/// minute; a call takes out what it costs, if need be more than there is, and while there is
/// nothing in the store no further call of the address runs. Safe for use by several threads.
///
/// The longest unused stores are forgotten when there are too many; a forgotten one is full again.
final class AddressBudgets {
  private static final int MAX_ADDRESSES = 65_536;
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final int unitsPerMinute;
  private final LongSupplier nanoTime;
  private final Map<String, Store> stores =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Store> eldest) {
          return size() > MAX_ADDRESSES;
        }
      };

  private static final class Store {
    private double units;
    private long atNanos;
  }

  /// @param unitsPerMinute what one address may use; 0 for as much as it likes
  AddressBudgets(int unitsPerMinute, LongSupplier nanoTime) {
    this.unitsPerMinute = unitsPerMinute;
    this.nanoTime = nanoTime;
  }

  /// How long the address has to wait until its next call may run; 0 if it may now.
  synchronized long waitMillis(String address) {
    if (unitsPerMinute == 0) {
      return 0;
    }
    double units = filled(address).units;
    if (units > 0) {
      return 0;
    }
    double nanos = -units * NANOS_PER_MINUTE / unitsPerMinute;
    return (long) (nanos / NANOS_PER_MILLI) + 1;
  }

  /// Takes what something cost.
  synchronized void take(String address, long units) {
    if (unitsPerMinute > 0) {
      filled(address).units -= units;
    }
  }

  private Store filled(String address) {
    long now = nanoTime.getAsLong();
    Store store =
        stores.computeIfAbsent(
            address,
            _ -> {
              var full = new Store();
              full.units = unitsPerMinute;
              full.atNanos = now;
              return full;
            });
    double grown = (double) (now - store.atNanos) / NANOS_PER_MINUTE * unitsPerMinute;
    store.units = Math.min(unitsPerMinute, store.units + grown);
    store.atNanos = now;
    return store;
  }
}
