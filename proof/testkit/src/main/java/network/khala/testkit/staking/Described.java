package network.khala.testkit.staking;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import network.khala.pallets.rmrk.NftOwner;
import network.khala.pallets.rmrk.RmrkEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleName;
import network.khala.scale.Tuple2;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Values of the runtime and of the vectors in one text form, in which they are compared: numbers
/// in decimal, accounts by name, members in order of their names.
final class Described {
  private final Symbols symbols;

  Described(Symbols symbols) {
    this.symbols = symbols;
  }

  /// A value of the vectors.
  static String text(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return "null";
    }
    if (node.isArray()) {
      return node.valueStream().map(Described::text).collect(Collectors.joining(",", "[", "]"));
    }
    if (node.isObject()) {
      Map<String, String> members = new TreeMap<>();
      node.forEachEntry((name, value) -> members.put(name, text(value)));
      return members.toString();
    }
    return node.asString();
  }

  /// A value of the runtime.
  String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case AccountId account -> symbols.nameOf(account);
      case Sr25519PublicKey worker -> symbols.nameOf(worker);
      case NftOwner.OfAccount(AccountId account) -> symbols.nameOf(account);
      case BigInteger number -> number.toString();
      case Bytes bytes -> ascii(bytes);
      case Optional<?> option -> option.map(this::text).orElse("null");
      case List<?> list -> list.stream().map(this::text).collect(Collectors.joining(",", "[", "]"));
      case Tuple2<?, ?>(var first, var second) -> "[" + text(first) + "," + text(second) + "]";
      case Enum<?> constant -> enumName(constant);
      case Record fields -> new TreeMap<>(fields(fields)).toString();
      default -> value.toString();
    };
  }

  /// The members of a record under their names on the wire.
  Map<String, String> fields(Record of) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (RecordComponent component : of.getClass().getRecordComponents()) {
      fields.put(wireName(component), text(read(component, of)));
    }
    if (of instanceof RmrkEvent.PropertySet set && ascii(set.key()).equals("stake-info")) {
      fields.put("value", set.value().toHex().substring(2));
    }
    return fields;
  }

  /// An event as the vectors write it.
  String event(String pallet, Record event) {
    return pallet
        + "."
        + stated(event.getClass(), event.getClass().getSimpleName())
        + new TreeMap<>(fields(event));
  }

  /// An event of the vectors in the same form.
  static String event(JsonNode event) {
    return event.get("pallet").asString()
        + "."
        + event.get("event").asString()
        + text(event.get("fields"));
  }

  static String wireName(RecordComponent component) {
    return stated(component, snakeCase(component.getName()));
  }

  static String enumName(Enum<?> constant) {
    String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder name = new StringBuilder();
    for (String word : words) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  static String stated(AnnotatedElement element, String byRule) {
    Annotation name = element.getAnnotation(ScaleName.class);
    return name instanceof ScaleName stated ? stated.value() : byRule;
  }

  static @Nullable Object read(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's accessor is public", e);
    }
  }

  private static String ascii(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.US_ASCII);
  }

  private static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (Character.isUpperCase(letter)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(letter));
    }
    return snake.toString();
  }
}
