package network.khala.client;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import network.khala.client.metadata.Pallet;
import network.khala.client.rpc.RpcException;
import network.khala.scale.Bytes;
import network.khala.scale.TypeDef;
import tools.jackson.databind.JsonNode;

/// An event of a block.
///
/// @param extrinsic the position in the block of the extrinsic that caused it; absent for what the
///   block itself did
/// @param pallet the pallet's name
/// @param name the event's name
/// @param fields the names of its fields as declared; `0`, `1`, … where they have none
/// @param data the fields' values in JSON, an array in the same order
public record Event(
    OptionalInt extrinsic, String pallet, String name, List<String> fields, JsonNode data) {
  /// Copies the list.
  public Event {
    fields = List.copyOf(fields);
  }

  /// The value of a field, JSON null if there is none.
  public JsonNode field(String field) {
    return data.path(fields.indexOf(field));
  }

  /// Whether this is the named event.
  public boolean is(String ofPallet, String named) {
    return pallet.equals(ofPallet) && name.equals(named);
  }

  static List<Event> of(State state) {
    List<Event> events = new ArrayList<>();
    state.readJson("System", "Events").forEach(entry -> events.add(event(state.runtime(), entry)));
    return events;
  }

  private static Event event(ChainRuntime runtime, JsonNode entry) {
    JsonNode phase = entry.path("phase").path("applyExtrinsic");
    Bytes index = Answers.bytes(entry.path("event").path("index"));
    Pallet pallet = runtime.metadata().pallet(index.get(0) & 0xff).orElseThrow(Event::unknown);
    TypeDef.Variant variant =
        pallet.events().stream()
            .filter(event -> event.index() == (index.get(1) & 0xff))
            .findFirst()
            .orElseThrow(Event::unknown);
    List<String> fields = new ArrayList<>(variant.fields().size());
    for (TypeDef.Field field : variant.fields()) {
      fields.add(field.name().orElse(Integer.toString(fields.size())));
    }
    return new Event(
        phase.canConvertToInt() ? OptionalInt.of(phase.intValue()) : OptionalInt.empty(),
        pallet.name(),
        variant.name(),
        fields,
        entry.path("event").path("data"));
  }

  /// The events' type and the pallets come from the same metadata.
  private static RpcException unknown() {
    return new RpcException.Malformed("the metadata does not list an event of its own type", null);
  }
}
