package network.khala.attestation.internal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// Typed access to the members of a JSON object. Every refusal names the member's path. A member
/// that is `null` counts as a value of the wrong type, not as absent.
public final class JsonObject {
  private static final int MAX_INTEGER_DIGITS = 18;

  private final String path;
  private final SequencedMap<String, Json> members;

  JsonObject(String path, SequencedMap<String, Json> members) {
    this.path = path;
    this.members = members;
  }

  /// Whether the member is there.
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /// Whether the member is there and `null`.
  public boolean isNull(String name) {
    return members.get(name) instanceof Json.Null;
  }

  /// The names of all members in the order of the text.
  public List<String> names() {
    return List.copyOf(members.keySet());
  }

  /// A string.
  public String text(String name) {
    if (required(name) instanceof Json.Text(String value)) {
      return value;
    }
    throw wrong(name, "a string");
  }

  /// A string, if the member is there.
  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /// An integer from 0 to `max`, written without sign, fraction or exponent.
  public long integer(String name, long max) {
    if (required(name) instanceof Json.Numeral(String literal)) {
      return integer(literal, name, max);
    }
    throw wrong(name, "an integer");
  }

  /// `true` or `false`.
  public boolean bool(String name) {
    if (required(name) instanceof Json.Bool(boolean value)) {
      return value;
    }
    throw wrong(name, "true or false");
  }

  /// Exactly `size` bytes as hexadecimal digits of either case.
  public Bytes hex(String name, int size) {
    return hex(text(name), name, size);
  }

  /// A time of the form `YYYY-MM-DDThh:mm:ssZ` as epoch seconds.
  public long time(String name) {
    try {
      return Times.documentTime(text(name));
    } catch (MalformedException e) {
      throw wrong(name, "a time: " + e.getMessage());
    }
  }

  /// An object.
  public JsonObject object(String name) {
    return object(required(name), place(name));
  }

  /// An array of objects.
  public List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Json item : items(name)) {
      objects.add(object(item, place(name) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  /// An array of strings; empty if the member is absent.
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Json item : has(name) ? items(name) : List.<Json>of()) {
      if (!(item instanceof Json.Text(String value))) {
        throw wrong(name, "an array of strings");
      }
      texts.add(value);
    }
    return List.copyOf(texts);
  }

  /// An array of integers from 0 to `max`.
  public List<Long> integers(String name, long max) {
    List<Long> integers = new ArrayList<>();
    for (Json item : items(name)) {
      if (!(item instanceof Json.Numeral(String literal))) {
        throw wrong(name, "an array of integers");
      }
      integers.add(integer(literal, name, max));
    }
    return List.copyOf(integers);
  }

  /// An array of byte strings in hexadecimal, each of `size` bytes, or of any size if that is 0.
  public List<Bytes> hexes(String name, int size) {
    List<Bytes> found = new ArrayList<>();
    for (String item : texts(name)) {
      found.add(hex(item, name, size == 0 ? item.length() / 2 : size));
    }
    return List.copyOf(found);
  }

  private List<Json> items(String name) {
    if (required(name) instanceof Json.Array(List<Json> items)) {
      return items;
    }
    throw wrong(name, "an array");
  }

  private JsonObject object(Json value, String place) {
    if (value instanceof Json.Members(var inner)) {
      return new JsonObject(place, inner);
    }
    throw new MalformedException(place + " is not an object");
  }

  private long integer(String literal, String name, long max) {
    boolean plain = literal.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!plain || literal.length() > MAX_INTEGER_DIGITS || Long.parseLong(literal) > max) {
      throw wrong(name, "an integer from 0 to " + max);
    }
    return Long.parseLong(literal);
  }

  private Bytes hex(String digits, String name, int size) {
    if (digits.length() != 2 * size) {
      throw wrong(name, size + " bytes in hexadecimal");
    }
    try {
      return Bytes.wrap(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      throw wrong(name, size + " bytes in hexadecimal");
    }
  }

  private Json required(String name) {
    @Nullable Json value = members.get(name);
    if (value == null) {
      throw new MalformedException(place(name) + " is missing");
    }
    return value;
  }

  private String place(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private MalformedException wrong(String name, String expected) {
    return new MalformedException(place(name) + " is not " + expected);
  }
}
