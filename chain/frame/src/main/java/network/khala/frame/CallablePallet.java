package network.khala.frame;

import java.util.Optional;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.ScaleName;

/// A pallet with calls.
///
/// @param <C> its sealed call interface
public abstract class CallablePallet<C extends PalletCall> extends Pallet {
  private static final ClassValue<String> CALL_NAME =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> call) {
          ScaleName name = call.getAnnotation(ScaleName.class);
          return name == null ? call.getSimpleName() : name.value();
        }
      };

  private final Class<C> callType;

  /// A pallet whose calls are the permitted records of `callType`.
  protected CallablePallet(Kernel kernel, String name, int index, Class<C> callType) {
    super(kernel, name, index);
    this.callType = callType;
  }

  /// Runs a call, inside a transaction of its own.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException where a rule refuses it
  protected abstract PostDispatch dispatch(Origin origin, C call);

  /// The call's size or work, in the units of its entry in the weight table.
  protected long units(C call) {
    return 0;
  }

  /// What a call is expected to cost: by default a normal call that pays, with the weight of its
  /// entry in the table.
  protected DispatchInfo info(C call) {
    return DispatchInfo.normal(weight(call));
  }

  /// The weight of a call by its entry in the table.
  protected final Weight weight(C call) {
    return kernel().weights().of(name(), CALL_NAME.get(call.getClass()), units(call));
  }

  @Override
  public final Optional<Class<? extends PalletCall>> callType() {
    return Optional.of(callType);
  }

  /// A call of this pallet as the runtime's outer call.
  public final RuntimeCall outer(C call) {
    return new RuntimeCall(index(), call);
  }

  final DispatchInfo infoOf(PalletCall call) {
    return info(callType.cast(call));
  }

  final PostDispatch dispatchOf(Origin origin, PalletCall call) {
    return dispatch(origin, callType.cast(call));
  }
}
