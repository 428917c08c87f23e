package network.khala.pallets.utility;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Hashing;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchClass;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.Pays;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.system.SystemError;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleWriter;

/// Pallet `Utility`.
public final class UtilityPallet extends CallablePallet<UtilityCall> {
  /// Calls in one batch, at most.
  public static final int CALLS_MAX = 10_922;

  private static final byte[] DERIVATION = "modlpy/utilisuba".getBytes(StandardCharsets.US_ASCII);

  private final SystemPallet system;

  /// The pallet of a chain.
  public UtilityPallet(Kernel kernel, int index, SystemPallet system) {
    super(kernel, "Utility", index, UtilityCall.class);
    this.system = system;
    constant("batched_calls_limit", Codecs.U32, (long) CALLS_MAX);
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(UtilityEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(UtilityError.class);
  }

  /// The account derived from another one and a number.
  public static AccountId derivative(AccountId who, int index) {
    ScaleWriter out = new ScaleWriter();
    out.raw(DERIVATION).raw(who.value()).u16(index);
    return AccountId.of(Hashing.blake2b256(out.toArray()));
  }

  @Override
  protected DispatchInfo info(UtilityCall call) {
    return switch (call) {
      case UtilityCall.Batch(List<RuntimeCall> calls) -> aroundAll(call, calls);
      case UtilityCall.BatchAll(List<RuntimeCall> calls) -> aroundAll(call, calls);
      case UtilityCall.ForceBatch(List<RuntimeCall> calls) -> aroundAll(call, calls);
      case UtilityCall.AsDerivative(int _, RuntimeCall inner) -> around(call, inner);
      case UtilityCall.DispatchAs(Origin _, RuntimeCall inner) -> around(call, inner);
      case UtilityCall.WithWeight(RuntimeCall inner, Weight weight) ->
          new DispatchInfo(weight, kernel().info(inner).dispatchClass(), Pays.YES);
    };
  }

  @Override
  protected long units(UtilityCall call) {
    return switch (call) {
      case UtilityCall.Batch(List<RuntimeCall> calls) -> calls.size();
      case UtilityCall.BatchAll(List<RuntimeCall> calls) -> calls.size();
      case UtilityCall.ForceBatch(List<RuntimeCall> calls) -> calls.size();
      case UtilityCall.AsDerivative _, UtilityCall.DispatchAs _, UtilityCall.WithWeight _ -> 0;
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, UtilityCall call) {
    return switch (call) {
      case UtilityCall.Batch(List<RuntimeCall> calls) -> batch(origin, call, calls);
      case UtilityCall.BatchAll(List<RuntimeCall> calls) -> batchAll(origin, call, calls);
      case UtilityCall.ForceBatch(List<RuntimeCall> calls) -> forceBatch(origin, call, calls);
      case UtilityCall.AsDerivative(int index, RuntimeCall inner) -> {
        AccountId who = derivative(origin.requireSigned(), index);
        PostDispatch cost = kernel().dispatch(inner, Origin.signed(who));
        Weight used = cost.chargedWeight(kernel().info(inner));
        yield new PostDispatch(used.saturatingAdd(weight(call)), cost.paysFee());
      }
      case UtilityCall.DispatchAs(Origin as, RuntimeCall inner) -> {
        origin.requireRoot();
        deposit(new UtilityEvent.DispatchedAs(kernel().attemptUnfiltered(inner, as)));
        yield PostDispatch.AS_DECLARED;
      }
      case UtilityCall.WithWeight(RuntimeCall inner, Weight _) -> {
        origin.requireRoot();
        kernel().dispatchAnew(inner, Origin.root());
        yield PostDispatch.AS_DECLARED;
      }
    };
  }

  private PostDispatch batch(Origin origin, UtilityCall call, List<RuntimeCall> calls) {
    checkBatch(origin, calls);
    Weight used = weight(call);
    for (int i = 0; i < calls.size(); i++) {
      RuntimeCall inner = calls.get(i);
      try {
        used = used.saturatingAdd(dispatched(inner, origin));
      } catch (DispatchException e) {
        used = used.saturatingAdd(e.cost().chargedWeight(kernel().info(inner)));
        deposit(new UtilityEvent.BatchInterrupted(i, e.error()));
        return PostDispatch.used(used);
      }
      deposit(new UtilityEvent.ItemCompleted());
    }
    deposit(new UtilityEvent.BatchCompleted());
    return PostDispatch.used(used);
  }

  private PostDispatch batchAll(Origin origin, UtilityCall call, List<RuntimeCall> calls) {
    checkBatch(origin, calls);
    Weight used = weight(call);
    for (RuntimeCall inner : calls) {
      refuseNested(origin, inner);
      try {
        used = used.saturatingAdd(dispatched(inner, origin));
      } catch (DispatchException e) {
        Weight spent = used.saturatingAdd(e.cost().chargedWeight(kernel().info(inner)));
        throw DispatchException.of(e.error(), PostDispatch.used(spent));
      }
      deposit(new UtilityEvent.ItemCompleted());
    }
    deposit(new UtilityEvent.BatchCompleted());
    return PostDispatch.used(used);
  }

  private PostDispatch forceBatch(Origin origin, UtilityCall call, List<RuntimeCall> calls) {
    checkBatch(origin, calls);
    Weight used = weight(call);
    boolean failed = false;
    for (RuntimeCall inner : calls) {
      try {
        used = used.saturatingAdd(dispatched(inner, origin));
        deposit(new UtilityEvent.ItemCompleted());
      } catch (DispatchException e) {
        used = used.saturatingAdd(e.cost().chargedWeight(kernel().info(inner)));
        failed = true;
        deposit(new UtilityEvent.ItemFailed(e.error()));
      }
    }
    deposit(
        failed ? new UtilityEvent.BatchCompletedWithErrors() : new UtilityEvent.BatchCompleted());
    return PostDispatch.used(used);
  }

  private void checkBatch(Origin origin, List<RuntimeCall> calls) {
    if (origin instanceof Origin.None) {
      throw DispatchException.badOrigin();
    }
    require(calls.size() <= CALLS_MAX, UtilityError.TOO_MANY_CALLS);
  }

  /// A batch of all or nothing inside another would hide which of them failed.
  private void refuseNested(Origin origin, RuntimeCall inner) {
    boolean nested = inner.call() instanceof UtilityCall.BatchAll;
    if (nested && !(origin instanceof Origin.Root)) {
      throw DispatchException.of(system.errorOf(SystemError.CALL_FILTERED));
    }
  }

  private Weight dispatched(RuntimeCall inner, Origin origin) {
    return kernel().dispatch(inner, origin).chargedWeight(kernel().info(inner));
  }

  private DispatchInfo around(UtilityCall call, RuntimeCall inner) {
    DispatchInfo info = kernel().info(inner);
    return new DispatchInfo(
        info.weight().saturatingAdd(weight(call)), info.dispatchClass(), Pays.YES);
  }

  /// A batch is operational only if all of its calls are.
  private DispatchInfo aroundAll(UtilityCall call, List<RuntimeCall> calls) {
    Weight sum = weight(call);
    boolean operational = !calls.isEmpty();
    for (RuntimeCall inner : calls) {
      DispatchInfo info = kernel().info(inner);
      sum = sum.saturatingAdd(info.weight());
      operational &= info.dispatchClass() == DispatchClass.OPERATIONAL;
    }
    return operational ? DispatchInfo.operational(sum) : DispatchInfo.normal(sum);
  }
}
