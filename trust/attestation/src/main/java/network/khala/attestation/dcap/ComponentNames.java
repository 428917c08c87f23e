package network.khala.attestation.dcap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.khala.attestation.internal.JsonObject;
import network.khala.attestation.internal.JsonReader;
import network.khala.attestation.internal.MalformedException;
import network.khala.scale.Bytes;

/// What a TCB info document calls the components of a platform: who updates them, and what they
/// are. Read only where a person asks, from a document that was verified before.
final class ComponentNames {
  private static final int MAX_SIZE = 64;

  private final List<JsonObject> levels;

  private ComponentNames(List<JsonObject> levels) {
    this.levels = levels;
  }

  /// @param verifiedJson a document that [CollateralReader] has read without refusing it
  static ComponentNames of(Bytes verifiedJson) {
    return new ComponentNames(JsonReader.object(verifiedJson.toArray()).objects("tcbLevels"));
  }

  /// The name of SGX component `index`, counted from 0; empty if the document gives none.
  String sgx(int index) {
    return name("sgxtcbcomponents", index);
  }

  /// The name of TDX component `index`, counted from 0; empty if the document gives none.
  String tdx(int index) {
    return name("tdxtcbcomponents", index);
  }

  private String name(String components, int index) {
    for (JsonObject level : levels) {
      JsonObject tcb = level.object("tcb");
      if (tcb.has(components)) {
        String found = join(tcb.objects(components).get(index));
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static String join(JsonObject component) {
    return Stream.of("category", "type")
        .flatMap(member -> text(component, member).stream())
        .map(ComponentNames::printable)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /// Nothing is judged by these members, so one of another type is no fault.
  private static Optional<String> text(JsonObject component, String member) {
    try {
      return component.optionalText(member);
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /// Foreign text goes to terminals: no control characters, and not without an end.
  private static String printable(String text) {
    String plain = text.replaceAll("[^ -~]", "").strip();
    return plain.length() > MAX_SIZE ? plain.substring(0, MAX_SIZE) : plain;
  }
}
