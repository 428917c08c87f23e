package network.khala.client;

import java.util.Map;
import java.util.Optional;
import network.khala.client.metadata.Pallet;
import network.khala.scale.TypeDef;
import tools.jackson.databind.JsonNode;

/// Why a call failed.
///
/// @param pallet the pallet whose error it is; absent for errors of the runtime as a whole
/// @param name the error's name, `Token.FundsUnavailable` say where errors are grouped
/// @param index the error's number in the pallet; -1 without a pallet
/// @param docs what the pallet says about it
public record DispatchFailure(Optional<String> pallet, String name, int index, String docs) {

  /// Reads a `DispatchError` in JSON.
  static DispatchFailure of(ChainRuntime runtime, JsonNode error) {
    JsonNode module = error.path("module");
    if (module.isObject()) {
      int number = module.path("index").asInt(-1);
      int index = errorIndex(module.path("error"));
      return runtime
          .metadata()
          .pallet(number)
          .map(pallet -> ofPallet(pallet, index))
          .orElseGet(
              () ->
                  new DispatchFailure(
                      Optional.of("pallet " + number), "error " + index, index, ""));
    }
    if (error.isObject() && error.size() == 1) {
      Map.Entry<String, JsonNode> kind = error.properties().iterator().next();
      String group = raised(kind.getKey());
      String name =
          kind.getValue().isString() ? group + "." + kind.getValue().stringValue() : group;
      return new DispatchFailure(Optional.empty(), name, -1, "");
    }
    return new DispatchFailure(Optional.empty(), error.asString(""), -1, "");
  }

  /// Four bytes with the number in the first, or in old runtimes the number alone.
  private static int errorIndex(JsonNode error) {
    return error.canConvertToInt() ? error.intValue() : Answers.bytes(error).get(0) & 0xff;
  }

  private static DispatchFailure ofPallet(Pallet pallet, int index) {
    return pallet
        .error(index)
        .map(
            (TypeDef.Variant error) ->
                new DispatchFailure(
                    Optional.of(pallet.name()),
                    error.name(),
                    index,
                    String.join(" ", error.docs()).strip()))
        .orElseGet(
            () -> new DispatchFailure(Optional.of(pallet.name()), "error " + index, index, ""));
  }

  private static String raised(String camel) {
    return camel.isEmpty() ? camel : Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
  }

  /// `Pallet.Name`, and what the pallet says about it.
  @Override
  public String toString() {
    String head = pallet.map(holder -> holder + "." + name).orElse(name);
    return docs.isEmpty() ? head : head + ": " + docs;
  }
}
