package network.khala.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PalletOrigin;
import network.khala.frame.dispatch.RuntimeEvent;
import network.khala.frame.metadata.Constant;
import network.khala.frame.storage.StorageItems;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Codec;

/// One pallet of a runtime: storage, events, errors, constants and hooks. A pallet with calls
/// extends [CallablePallet].
///
/// Pallets are built for one [Kernel] and belong to its thread. Pallets refer to each other by
/// constructor argument, in the order in which the runtime builds them.
public abstract class Pallet {
  private final Kernel kernel;
  private final String name;
  private final int index;
  private final StorageItems items;

  /// Encoded only for metadata: most pallets are built for a block or a query.
  private final List<Supplier<Constant>> constants = new ArrayList<>();

  /// A pallet under its construct name and number, both of which are part of the wire format.
  protected Pallet(Kernel kernel, String name, int index) {
    this.kernel = kernel;
    this.name = name;
    this.index = index;
    this.items = new StorageItems(name, kernel.state(), kernel.codecs());
  }

  /// The name in metadata and in storage keys.
  public final String name() {
    return name;
  }

  /// The number in calls, events and errors.
  public final int index() {
    return index;
  }

  /// The storage items, in the order of metadata.
  public final StorageItems items() {
    return items;
  }

  /// The constants, in the order of metadata.
  public final List<Constant> constants() {
    return constants.stream().map(Supplier::get).toList();
  }

  /// The sealed call interface, where the pallet has calls.
  public Optional<Class<? extends PalletCall>> callType() {
    return Optional.empty();
  }

  /// The sealed event interface, where the pallet has events.
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.empty();
  }

  /// The error enum, where the pallet has errors.
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.empty();
  }

  /// The sealed origin interface, where the pallet makes origins of its own.
  public Optional<Class<? extends PalletOrigin>> originType() {
    return Optional.empty();
  }

  /// The version that genesis writes into the pallet's `:__STORAGE_VERSION__:`; 0 writes none.
  public int storageVersion() {
    return 0;
  }

  /// Runs before the first extrinsic of block `number`.
  ///
  /// @return what it used
  public Weight onInitialize(long number) {
    return Weight.ZERO;
  }

  /// Runs after the last extrinsic of block `number`.
  public void onFinalize(long number) {}

  /// The kernel this pallet runs on.
  protected final Kernel kernel() {
    return kernel;
  }

  /// Declares a constant; called by constructors only.
  protected final <T> T constant(String constantName, Codec<T> codec, T value) {
    constants.add(() -> Constant.of(constantName, codec, value));
    return value;
  }

  /// Deposits an event.
  protected final void deposit(PalletEvent event) {
    kernel.deposit(new RuntimeEvent(index, event));
  }

  /// Deposits an event that can be found by topics.
  protected final void deposit(PalletEvent event, List<Hash> topics) {
    kernel.deposit(new RuntimeEvent(index, event), topics);
  }

  /// How the parts of this pallet report events and failures.
  protected final Reports reports() {
    return new Reports(this);
  }

  /// The failure to throw for one of this pallet's errors.
  protected final DispatchException failure(PalletError error) {
    return DispatchException.of(errorOf(error));
  }

  /// Fails with one of this pallet's errors unless the condition holds.
  protected final void require(boolean condition, PalletError error) {
    if (!condition) {
      throw failure(error);
    }
  }

  /// One of this pallet's errors as it is reported on chain.
  public final DispatchError errorOf(PalletError error) {
    return DispatchError.Module.of(index, error.index());
  }
}
