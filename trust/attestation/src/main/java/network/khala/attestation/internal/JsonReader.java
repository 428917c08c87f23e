package network.khala.attestation.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads JSON strictly: UTF-8, one value with nothing but white space around it, no name twice in
/// an object, at most [#MAX_DEPTH] levels, no unpaired surrogates.
public final class JsonReader {
  /// How deep objects and arrays may nest.
  public static final int MAX_DEPTH = 16;

  private final String text;
  private int next;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /// Reads one object.
  ///
  /// @throws MalformedException if the text is anything else, with the place
  public static JsonObject object(byte[] utf8) {
    JsonReader reader = new JsonReader(decode(utf8));
    reader.skipSpace();
    Json value = reader.value();
    reader.skipSpace();
    if (reader.next != reader.text.length()) {
      throw reader.error("text after the end");
    }
    if (value instanceof Json.Members(var members)) {
      return new JsonObject("", members);
    }
    throw new MalformedException("not a JSON object");
  }

  private static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(utf8))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("not UTF-8");
    }
  }

  private Json value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new Json.Text(string());
      case 't' -> literal("true", new Json.Bool(true));
      case 'f' -> literal("false", new Json.Bool(false));
      case 'n' -> literal("null", new Json.Null());
      default -> number();
    };
  }

  private Json object() {
    enter();
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    if (!closes('}')) {
      do {
        skipSpace();
        if (peek() != '"') {
          throw error("a member's name is missing");
        }
        String name = string();
        skipSpace();
        expect(':');
        skipSpace();
        if (members.putIfAbsent(name, value()) != null) {
          throw error("member '" + shorten(name) + "' stands twice");
        }
      } while (continues('}'));
    }
    depth--;
    return new Json.Members(Collections.unmodifiableSequencedMap(members));
  }

  private Json array() {
    enter();
    List<Json> items = new ArrayList<>();
    if (!closes(']')) {
      do {
        skipSpace();
        items.add(value());
      } while (continues(']'));
    }
    depth--;
    return new Json.Array(Collections.unmodifiableList(items));
  }

  private void enter() {
    next++;
    if (++depth > MAX_DEPTH) {
      throw error("nested deeper than " + MAX_DEPTH);
    }
  }

  private boolean closes(char end) {
    skipSpace();
    if (peek() == end) {
      next++;
      return true;
    }
    return false;
  }

  /// Whether another item follows; consumes the comma or the end.
  private boolean continues(char end) {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private String string() {
    next++;
    int from = next;
    while (true) {
      char c = peek();
      if (c == '"') {
        return text.substring(from, next++);
      }
      if (c == '\\') {
        return escapedString(from);
      }
      if (c < 0x20) {
        throw error("control character in a string");
      }
      next++;
    }
  }

  private String escapedString(int from) {
    StringBuilder out = new StringBuilder(text.substring(from, next));
    while (true) {
      char c = peek();
      next++;
      if (c == '"') {
        return paired(out.toString());
      }
      if (c < 0x20) {
        throw error("control character in a string");
      }
      out.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() {
    char c = peek();
    next++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw error("unknown escape \\" + c);
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = peek();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw error("\\u without four hexadecimal digits");
      }
      code = code << 4 | digit;
      next++;
    }
    return (char) code;
  }

  private String paired(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw error("unpaired surrogate in a string");
      }
    }
    return value;
  }

  private Json literal(String word, Json value) {
    if (!text.startsWith(word, next)) {
      throw error("no value");
    }
    next += word.length();
    return value;
  }

  /// The grammar of RFC 8259 §6.
  private Json number() {
    int from = next;
    if (peek() == '-') {
      next++;
    }
    if (peek() == '0') {
      next++;
    } else {
      digits();
    }
    if (at('.')) {
      next++;
      digits();
    }
    if (at('e') || at('E')) {
      next++;
      if (at('+') || at('-')) {
        next++;
      }
      digits();
    }
    return new Json.Numeral(text.substring(from, next));
  }

  private void digits() {
    int from = next;
    while (next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9') {
      next++;
    }
    if (next == from) {
      throw error("no value");
    }
  }

  private boolean at(char c) {
    return next < text.length() && text.charAt(next) == c;
  }

  private char peek() {
    if (next >= text.length()) {
      throw error("the text ends too early");
    }
    return text.charAt(next);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw error("'" + c + "' is missing");
    }
    next++;
  }

  private void skipSpace() {
    while (at(' ') || at('\t') || at('\n') || at('\r')) {
      next++;
    }
  }

  private MalformedException error(String what) {
    return new MalformedException("JSON, character " + next + ": " + what);
  }

  private static String shorten(String name) {
    return name.length() > 40 ? name.substring(0, 40) + "…" : name;
  }
}
