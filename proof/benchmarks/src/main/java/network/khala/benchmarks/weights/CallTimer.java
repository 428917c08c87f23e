package network.khala.benchmarks.weights;

import java.util.HashSet;
import java.util.Set;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.system.AccountInfo;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bytes;

/// Measures calls: their time, and what they read and change.
final class CallTimer {
  /// The share of a call's time that a measurement cannot tell from nothing: what grows by less is
  /// taken to grow by this, so that more work is never free.
  private static final double NOISE = 0.01;

  private final Stopwatch stopwatch;
  private final Prices prices;

  CallTimer(Stopwatch stopwatch, Prices prices) {
    this.stopwatch = stopwatch;
    this.prices = prices;
  }

  /// What a call of some size costs.
  private record Point(double units, double nanos) {}

  MeasuredWeight measure(CallCase one) {
    Point least = point(one, one.least());
    if (one.least() == one.most()) {
      return MeasuredWeight.ofNanos(one.name(), least.nanos(), 0);
    }
    Point most = point(one, one.most());
    double growth = Math.max(most.nanos() - least.nanos(), NOISE * least.nanos());
    double perUnit = growth / (most.units() - least.units());
    return MeasuredWeight.ofNanos(
        one.name(), Math.max(least.nanos() - perUnit * least.units(), 0), perUnit);
  }

  private Point point(CallCase one, int units) {
    World world = new World();
    Prepared prepared = one.preparation().prepare(world, units);
    Kernel kernel = world.runtime().kernel();
    Runnable work = () -> kernel.attemptUnfiltered(prepared.call(), prepared.origin());
    double nanos = stored(world, work, prepared.origin()) + stopwatch.nanos(world, work);
    return new Point(prepared.units().orElse(units), nanos);
  }

  /// What work costs, in nanoseconds.
  double cost(World world, Runnable work) {
    return stored(world, work, Origin.none()) + stopwatch.nanos(world, work);
  }

  /// The price of what the work reads and changes, but for the account of who signed: that is part
  /// of every extrinsic.
  private double stored(World world, Runnable work, Origin origin) {
    Kernel kernel = world.runtime().kernel();
    Set<Bytes> before = Set.copyOf(kernel.state().changes().keySet());
    Set<Bytes> changed = new HashSet<>();
    world.state().forgetReads();
    Stopwatch.undone(
        kernel,
        () -> {
          work.run();
          changed.addAll(kernel.state().changes().keySet());
        });
    changed.removeAll(before);
    Set<Bytes> read = new HashSet<>(world.state().reads());
    if (origin instanceof Origin.Signed(AccountId who)) {
      StorageMap<AccountId, AccountInfo> accounts = world.map("System", "Account");
      changed.remove(accounts.keyOf(who));
      read.remove(accounts.keyOf(who));
    }
    return read.size() * prices.readNanos() + changed.size() * prices.writeNanos();
  }
}
