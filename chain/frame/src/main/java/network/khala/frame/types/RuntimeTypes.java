package network.khala.frame.types;

import java.util.List;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.dispatch.RuntimeEvent;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScalePath;

/// The types of one composed runtime: its outer call, event, error and origin enums, and the codec
/// factory in which they are bound. Put together once, shared by all kernels.
public final class RuntimeTypes {
  private final OuterEnum<RuntimeCall, PalletCall> calls;
  private final OuterEnum<RuntimeEvent, PalletEvent> events;
  private final OuterEnum<RuntimeError, PalletError> errors;
  private final OriginCodec origins;
  private final CodecFactory codecs;

  /// Types under a crate name, `khala_runtime` for example, without pallets yet.
  public RuntimeTypes(String crate) {
    this.calls =
        new OuterEnum<>(
            crate + "::RuntimeCall", RuntimeCall::palletIndex, RuntimeCall::call, RuntimeCall::new);
    this.events =
        new OuterEnum<>(
            crate + "::RuntimeEvent",
            RuntimeEvent::palletIndex,
            RuntimeEvent::event,
            RuntimeEvent::new);
    this.errors =
        new OuterEnum<>(
            crate + "::RuntimeError",
            RuntimeError::palletIndex,
            RuntimeError::error,
            RuntimeError::new);
    this.origins = new OriginCodec(crate + "::OriginCaller");
    this.codecs =
        CodecFactory.STANDARD
            .withBinding(RuntimeCall.class, calls)
            .withBinding(RuntimeEvent.class, events)
            .withBinding(RuntimeError.class, errors)
            .withBinding(Origin.class, origins);
  }

  /// An error together with the pallet that declares it; in metadata only.
  public record RuntimeError(int palletIndex, PalletError error) {}

  /// Derives codecs with the outer enums in their places.
  public CodecFactory codecs() {
    return codecs;
  }

  /// Adds the pallets, once, before anything is encoded.
  public void declare(List<Pallet> pallets) {
    for (Pallet pallet : pallets) {
      int index = pallet.index();
      String name = pallet.name();
      pallet.callType().ifPresent(type -> calls.add(index, name, codec(type), typeName(type)));
      pallet.eventType().ifPresent(type -> events.add(index, name, codec(type), typeName(type)));
      pallet.errorType().ifPresent(type -> errors.add(index, name, codec(type), typeName(type)));
      pallet.originType().ifPresent(type -> origins.add(index, name, codec(type)));
    }
  }

  // A pallet's sealed type is only ever given to the codec derived from it.
  @SuppressWarnings("unchecked")
  private <T> Codec<T> codec(Class<? extends T> type) {
    return (Codec<T>) codecs.of(type);
  }

  /// What clients show as the member's type: the path of the pallet's type.
  private static String typeName(Class<?> type) {
    ScalePath path = type.getAnnotation(ScalePath.class);
    return path == null ? type.getSimpleName() : path.value();
  }
}
