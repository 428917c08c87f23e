package network.khala.pallets.sudo;

import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.system.AccountLookup;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Result;
import network.khala.scale.Unit;

/// Pallet `Sudo`.
public final class SudoPallet extends CallablePallet<SudoCall> {
  private final StorageValue<AccountId> key;

  /// The pallet of a chain.
  public SudoPallet(Kernel kernel, int index) {
    super(kernel, "Sudo", index, SudoCall.class);
    this.key = items().value("Key", items().codec(AccountId.class));
  }

  /// Genesis: who has the right.
  public void initGenesis(AccountId who) {
    key.set(who);
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(SudoEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(SudoError.class);
  }

  @Override
  protected DispatchInfo info(SudoCall call) {
    return switch (call) {
      case SudoCall.Sudo(RuntimeCall inner) -> around(call, inner);
      case SudoCall.SudoAs(MultiAddress _, RuntimeCall inner) -> around(call, inner);
      case SudoCall.SudoUncheckedWeight(RuntimeCall inner, Weight weight) -> {
        // Asked once: calls nest, and asking twice would double the work with every level.
        DispatchInfo declared = kernel().info(inner);
        yield new DispatchInfo(weight, declared.dispatchClass(), declared.paysFee());
      }
      case SudoCall.SetKey _, SudoCall.RemoveKey _ -> DispatchInfo.normal(weight(call));
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, SudoCall call) {
    AccountId sender = origin.requireSigned();
    require(key.find().equals(Optional.of(sender)), SudoError.REQUIRE_SUDO);
    switch (call) {
      case SudoCall.Sudo(RuntimeCall inner) -> sudo(inner);
      case SudoCall.SudoUncheckedWeight(RuntimeCall inner, Weight _) -> sudo(inner);
      case SudoCall.SetKey(MultiAddress next) -> setKey(AccountLookup.resolve(next));
      case SudoCall.SudoAs(MultiAddress who, RuntimeCall inner) ->
          deposit(
              new SudoEvent.SudoAsDone(result(inner, Origin.signed(AccountLookup.resolve(who)))));
      case SudoCall.RemoveKey _ -> removeKey();
    }
    return PostDispatch.FREE;
  }

  private void sudo(RuntimeCall inner) {
    deposit(new SudoEvent.Sudid(result(inner, Origin.root())));
  }

  private void setKey(AccountId next) {
    deposit(new SudoEvent.KeyChanged(key.find(), next));
    key.set(next);
  }

  private void removeKey() {
    deposit(new SudoEvent.KeyRemoved());
    key.clear();
  }

  private Result<Unit, DispatchError> result(RuntimeCall inner, Origin origin) {
    return kernel().attempt(inner, origin);
  }

  private DispatchInfo around(SudoCall call, RuntimeCall inner) {
    DispatchInfo info = kernel().info(inner);
    return new DispatchInfo(
        info.weight().saturatingAdd(weight(call)), info.dispatchClass(), info.paysFee());
  }
}
