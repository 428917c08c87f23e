package network.khala.rpc.jsonrpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// The parameters of a call, by name, whether they came by position or by name. A parameter that is
/// missing or null counts as not given. All methods throw [RpcException] with code -32602 where a
/// value does not fit.
public final class Params {
  private static final int MAX_SHOWN = 60;

  private final List<String> names;
  private final JsonNode given;

  Params(List<String> names, JsonNode given) {
    this.names = names;
    this.given = given;
  }

  /// The parameter, if it was given.
  public Optional<JsonNode> find(String name) {
    JsonNode value = given.isArray() ? given.get(position(name)) : given.get(name);
    return Optional.ofNullable(value).filter(node -> !node.isNull());
  }

  private int position(String name) {
    int position = names.indexOf(name);
    if (position < 0) {
      throw new IllegalArgumentException("parameter " + name + " is not declared");
    }
    return position;
  }

  private <T> T require(String name, Function<JsonNode, T> reader) {
    return find(name)
        .map(reader)
        .orElseThrow(() -> new RpcException(RpcError.invalidParams(name + " is missing")));
  }

  /// A byte string: `0x…`, or the empty text.
  public Bytes bytes(String name) {
    return require(name, value -> bytes(name, value));
  }

  /// A byte string that may be left out.
  public Optional<Bytes> optionalBytes(String name) {
    return find(name).map(value -> bytes(name, value));
  }

  /// A list of byte strings.
  ///
  /// @param max how many there may be
  public List<Bytes> bytesList(String name, int max) {
    return require(name, value -> bytesList(name, value, max));
  }

  /// A list of byte strings that may be left out.
  ///
  /// @param max how many there may be
  public Optional<List<Bytes>> optionalBytesList(String name, int max) {
    return find(name).map(value -> bytesList(name, value, max));
  }

  private static List<Bytes> bytesList(String name, JsonNode value, int max) {
    if (!value.isArray()) {
      throw wrong(name, "an array of 0x… is needed", value);
    }
    if (value.size() > max) {
      throw new RpcException(
          RpcError.invalidParams(name + ": at most " + max + " are allowed, not " + value.size()));
    }
    List<Bytes> list = new ArrayList<>(value.size());
    value.forEach(item -> list.add(bytes(name, item)));
    return list;
  }

  /// A hash of 32 bytes.
  public Bytes32 hash(String name) {
    return require(name, value -> hash(name, value));
  }

  /// A hash that may be left out.
  public Optional<Bytes32> optionalHash(String name) {
    return find(name).map(value -> hash(name, value));
  }

  /// One hash, or a list of them.
  ///
  /// @param max how many there may be
  public List<Bytes32> oneOrMoreHashes(String name, int max) {
    return require(
        name,
        value -> {
          if (!value.isArray()) {
            return List.of(hash(name, value));
          }
          return bytesList(name, value, max).stream().map(item -> hash(name, item)).toList();
        });
  }

  /// Yes or no.
  public boolean flag(String name) {
    return require(
        name,
        value -> {
          if (!value.isBoolean()) {
            throw wrong(name, "true or false is needed", value);
          }
          return value.booleanValue();
        });
  }

  /// A text.
  public String text(String name) {
    return require(name, value -> text(name, value));
  }

  private static String text(String name, JsonNode value) {
    if (!value.isString()) {
      throw wrong(name, "a text is needed", value);
    }
    return value.stringValue();
  }

  /// A number from 0 to `max`.
  public long number(String name, long max) {
    return require(name, value -> number(name, value, max));
  }

  /// Reads a number, as JSON number or `0x…` quantity, that is a parameter or part of one.
  public static long number(String name, JsonNode value, long max) {
    long number = -1;
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      number = value.longValue();
    } else if (value.isString()) {
      number = quantity(value.stringValue());
    }
    if (number < 0 || number > max) {
      throw wrong(name, "a number from 0 to " + max + " is needed", value);
    }
    return number;
  }

  private static long quantity(String text) {
    if (!text.startsWith("0x") || text.length() < 3 || text.length() > 17) {
      return -1;
    }
    try {
      return Long.parseLong(text, 2, text.length(), 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// Reads a byte string.
  public static Bytes bytes(String name, JsonNode value) {
    if (value.isString()) {
      String text = value.stringValue();
      if (text.isEmpty()) {
        return Bytes.EMPTY;
      }
      if (text.startsWith("0x")) {
        try {
          return Bytes.fromHex(text);
        } catch (IllegalArgumentException e) {
          throw wrong(name, "an even number of hexadecimal digits is needed after 0x", value);
        }
      }
    }
    throw wrong(name, "bytes as 0x… are needed", value);
  }

  private static Bytes32 hash(String name, JsonNode value) {
    return hash(name, bytes(name, value));
  }

  private static Bytes32 hash(String name, Bytes bytes) {
    if (bytes.size() != Bytes32.SIZE) {
      throw new RpcException(
          RpcError.invalidParams(
              name + ": a hash of 32 bytes is needed, not " + bytes.size() + " bytes"));
    }
    return Bytes32.wrap(bytes.toArray());
  }

  /// The error for a value that does not fit; to be thrown.
  public static RpcException wrong(String name, String needed, JsonNode value) {
    String shown = value.toString();
    return new RpcException(
        RpcError.invalidParams(
            name
                + ": "
                + needed
                + ", not "
                + (shown.length() > MAX_SHOWN ? shown.substring(0, MAX_SHOWN) + "…" : shown)));
  }
}
