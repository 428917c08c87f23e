package network.khala.pallets.timestamp;

import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.InvariantViolation;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Codecs;

/// Pallet `Timestamp`. Time strictly increases from block to block; by how much at least is the
/// engine's rule.
public final class TimestampPallet extends CallablePallet<TimestampCall> {
  private final StorageValue<Long> now;
  private final StorageValue<Boolean> didUpdate;

  /// The pallet of a chain.
  ///
  /// @param minimumPeriodMillis half the block time, which clients double; never 0
  public TimestampPallet(Kernel kernel, int index, long minimumPeriodMillis) {
    super(kernel, "Timestamp", index, TimestampCall.class);
    this.now = items().value("Now", Codecs.U64, 0L);
    this.didUpdate = items().value("DidUpdate", Codecs.BOOL, false);
    constant("MinimumPeriod", Codecs.U64, minimumPeriodMillis);
  }

  /// The time of the block at hand, or of the last one before its inherent: milliseconds since
  /// 1970.
  public long now() {
    return now.get();
  }

  @Override
  public Weight onInitialize(long number) {
    return kernel().weights().of(name(), "on_finalize");
  }

  @Override
  public void onFinalize(long number) {
    if (didUpdate.take().isEmpty()) {
      throw new InvariantViolation("block " + number + " sets no time");
    }
  }

  @Override
  protected DispatchInfo info(TimestampCall call) {
    return DispatchInfo.mandatory(weight(call));
  }

  @Override
  protected PostDispatch dispatch(Origin origin, TimestampCall call) {
    switch (call) {
      case TimestampCall.Set(long millis) -> set(origin, millis);
    }
    return PostDispatch.AS_DECLARED;
  }

  private void set(Origin origin, long millis) {
    origin.requireNone();
    // Upstream stops the node here. A failing mandatory call makes the block invalid all the same,
    // and root, which may act as nobody, cannot stop the chain by it.
    if (didUpdate.exists() || Long.compareUnsigned(millis, now.get()) <= 0) {
      throw DispatchException.of(new DispatchError.Other());
    }
    now.set(millis);
    didUpdate.set(true);
  }
}
