package network.khala.client.metadata;

import java.util.List;
import java.util.Optional;
import network.khala.scale.TypeDef;

/// A pallet. Lookups take the declared name or its camel-case form.
///
/// @param index its number in calls, events and errors
/// @param storage its storage items
/// @param callsType the type of its calls, if it has any
/// @param calls its calls, as variants of that type
/// @param eventsType the type of its events, if it has any
/// @param events its events
/// @param errorsType the type of its errors, if it has any
/// @param errors its errors
/// @param constants its constants
/// @param docs documentation, a line each
public record Pallet(
    String name,
    int index,
    List<StorageItem> storage,
    Optional<Integer> callsType,
    List<TypeDef.Variant> calls,
    Optional<Integer> eventsType,
    List<TypeDef.Variant> events,
    Optional<Integer> errorsType,
    List<TypeDef.Variant> errors,
    List<Constant> constants,
    List<String> docs) {

  /// Copies the lists.
  public Pallet {
    storage = List.copyOf(storage);
    calls = List.copyOf(calls);
    events = List.copyOf(events);
    errors = List.copyOf(errors);
    constants = List.copyOf(constants);
    docs = List.copyOf(docs);
  }

  /// The storage item with the given name.
  ///
  /// @throws UnknownNameException if there is none
  public StorageItem storage(String asked) {
    return Names.find(storage, StorageItem::name, asked)
        .orElseThrow(
            () -> unknown("storage item", asked, storage.stream().map(StorageItem::name).toList()));
  }

  /// The call with the given name.
  ///
  /// @throws UnknownNameException if there is none
  public TypeDef.Variant call(String asked) {
    return variant("call", calls, asked);
  }

  /// The event with the given name.
  ///
  /// @throws UnknownNameException if there is none
  public TypeDef.Variant event(String asked) {
    return variant("event", events, asked);
  }

  /// The error with the given number, if there is one.
  public Optional<TypeDef.Variant> error(int number) {
    return errors.stream().filter(error -> error.index() == number).findFirst();
  }

  /// The constant with the given name.
  ///
  /// @throws UnknownNameException if there is none
  public Constant constant(String asked) {
    return Names.find(constants, Constant::name, asked)
        .orElseThrow(
            () -> unknown("constant", asked, constants.stream().map(Constant::name).toList()));
  }

  private TypeDef.Variant variant(String kind, List<TypeDef.Variant> variants, String asked) {
    return Names.find(variants, TypeDef.Variant::name, asked)
        .orElseThrow(
            () -> unknown(kind, asked, variants.stream().map(TypeDef.Variant::name).toList()));
  }

  private UnknownNameException unknown(String kind, String asked, List<String> known) {
    return new UnknownNameException(kind, name + "." + asked, known);
  }
}
