package network.khala.testkit.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Result;
import network.khala.scale.Tuple2;
import tools.jackson.databind.JsonNode;

/// Reads the type names of `chain/scale.json`: `Option<bool>`, `[u8; 4]`, `(u32,bool)`, …
final class TypeNotation {
  private static final Map<String, WireType<?>> SIMPLE =
      Map.ofEntries(
          Map.entry("bool", new WireType<>(Codecs.BOOL, JsonNode::asBoolean)),
          Map.entry("u8", integer(Codecs.U8)),
          Map.entry("u16", integer(Codecs.U16)),
          Map.entry("u32", longInteger(Codecs.U32)),
          Map.entry("u64", longInteger(Codecs.U64)),
          Map.entry("u128", bigInteger(Codecs.U128)),
          Map.entry("u256", bigInteger(Codecs.U256)),
          Map.entry("i8", integer(Codecs.I8)),
          Map.entry("i16", integer(Codecs.I16)),
          Map.entry("i32", integer(Codecs.I32)),
          Map.entry("i64", longInteger(Codecs.I64)),
          Map.entry("i128", bigInteger(Codecs.I128)),
          Map.entry("Percent", integer(Codecs.PERCENT)),
          Map.entry("Permill", longInteger(Codecs.PERMILL)),
          Map.entry("Perbill", longInteger(Codecs.PERBILL)),
          Map.entry("Perquintill", longInteger(Codecs.PERQUINTILL)),
          Map.entry("FixedU128", bigInteger(Codecs.FIXED_U128)),
          Map.entry("FixedI64", longInteger(Codecs.FIXED_I64)),
          Map.entry("Text", new WireType<>(Codecs.STRING, JsonNode::asString)),
          Map.entry("String", new WireType<>(Codecs.STRING, JsonNode::asString)),
          Map.entry("Bytes", new WireType<>(Codecs.BYTES, TypeNotation::bytes)),
          Map.entry(
              "H256", new WireType<>(Codecs.BYTES32, json -> Bytes32.fromHex(json.asString()))),
          Map.entry("MultiAddress", derived(Address.class, Address::fromJson)),
          Map.entry("MultiSignature", derived(MultiSignature.class, TypeNotation::signature)),
          Map.entry("WeightV2", derived(Weight.class, TypeNotation::weight)));

  private TypeNotation() {}

  /// @throws IllegalArgumentException if the name is not understood
  static WireType<?> parse(String text) {
    String name = text.strip();
    WireType<?> simple = SIMPLE.get(name);
    if (simple != null) {
      return simple;
    }
    if (name.startsWith("[") && name.endsWith("]")) {
      return fixedBytes(name);
    }
    if (name.startsWith("(") && name.endsWith(")")) {
      List<String> members = split(name.substring(1, name.length() - 1));
      return tuple(parse(members.get(0)), parse(members.get(1)));
    }
    int open = name.indexOf('<');
    if (open < 0 || !name.endsWith(">")) {
      throw new IllegalArgumentException("type name " + name);
    }
    List<String> arguments = split(name.substring(open + 1, name.length() - 1));
    WireType<?> first = parse(arguments.getFirst());
    return switch (name.substring(0, open)) {
      case "Compact" -> compact(first);
      case "Option" -> option(first);
      case "Vec" -> list(first);
      case "BTreeSet" -> set(first);
      case "BTreeMap" -> map(first, parse(arguments.get(1)));
      case "Result" -> result(first, parse(arguments.get(1)));
      default -> throw new IllegalArgumentException("type name " + name);
    };
  }

  static Bytes bytes(JsonNode hex) {
    return Bytes.fromHex(hex.asString());
  }

  private static MultiSignature signature(JsonNode json) {
    Map.Entry<String, JsonNode> variant = json.properties().iterator().next();
    byte[] content = Hex.bytes(variant.getValue());
    return switch (variant.getKey()) {
      case "Ed25519" -> MultiSignature.ed25519(content);
      case "Sr25519" -> MultiSignature.sr25519(content);
      case "Ecdsa" -> MultiSignature.ecdsa(content);
      default -> throw new IllegalArgumentException("variant " + variant.getKey());
    };
  }

  private static Weight weight(JsonNode json) {
    return new Weight(json.get("refTime").asLong(), json.get("proofSize").asLong());
  }

  private static WireType<Integer> integer(Codec<Integer> codec) {
    return new WireType<>(codec, JsonNode::asInt);
  }

  /// Vectors write small numbers as numbers and large ones as decimal text.
  private static WireType<Long> longInteger(Codec<Long> codec) {
    return new WireType<>(codec, json -> new BigInteger(json.asString()).longValue());
  }

  private static WireType<BigInteger> bigInteger(Codec<BigInteger> codec) {
    return new WireType<>(codec, json -> new BigInteger(json.asString()));
  }

  private static <T> WireType<T> derived(Class<T> type, Function<JsonNode, T> fromJson) {
    return new WireType<>(CodecFactory.STANDARD.of(type), fromJson);
  }

  private static WireType<Bytes> fixedBytes(String name) {
    List<String> parts = List.of(name.substring(1, name.length() - 1).split(";", -1));
    if (!parts.getFirst().strip().equals("u8")) {
      throw new IllegalArgumentException("type name " + name);
    }
    return new WireType<>(
        Codecs.fixedBytes(Integer.parseInt(parts.get(1).strip())), TypeNotation::bytes);
  }

  private static <T> WireType<T> compact(WireType<T> inner) {
    return new WireType<>(Codecs.compact(inner.codec()), inner.fromJson());
  }

  private static <T> WireType<Optional<T>> option(WireType<T> inner) {
    return new WireType<>(
        Codecs.option(inner.codec()),
        json -> json.isNull() ? Optional.empty() : Optional.of(inner.fromJson().apply(json)));
  }

  private static <T> WireType<List<T>> list(WireType<T> item) {
    return new WireType<>(Codecs.list(item.codec()), json -> items(item, json));
  }

  private static <T> WireType<SortedSet<T>> set(WireType<T> item) {
    return new WireType<>(Codecs.set(item.codec()), json -> new TreeSet<>(items(item, json)));
  }

  private static <K, V> WireType<SortedMap<K, V>> map(WireType<K> key, WireType<V> value) {
    return new WireType<>(
        Codecs.map(key.codec(), value.codec()),
        json -> {
          SortedMap<K, V> map = new TreeMap<>();
          json.forEach(
              entry ->
                  map.put(
                      key.fromJson().apply(entry.get(0)), value.fromJson().apply(entry.get(1))));
          return map;
        });
  }

  private static <A, B> WireType<Tuple2<A, B>> tuple(WireType<A> first, WireType<B> second) {
    return new WireType<>(
        Codecs.tuple(first.codec(), second.codec()),
        json ->
            new Tuple2<>(
                first.fromJson().apply(json.get(0)), second.fromJson().apply(json.get(1))));
  }

  private static <T, E> WireType<Result<T, E>> result(WireType<T> ok, WireType<E> err) {
    return new WireType<>(
        Codecs.result(ok.codec(), err.codec()),
        json ->
            json.has("Ok")
                ? Result.ok(ok.fromJson().apply(json.get("Ok")))
                : Result.err(err.fromJson().apply(json.get("Err"))));
  }

  private static <T> List<T> items(WireType<T> item, JsonNode json) {
    List<T> items = new ArrayList<>();
    json.forEach(each -> items.add(item.fromJson().apply(each)));
    return items;
  }

  /// Splits at the commas outside of brackets.
  private static List<String> split(String arguments) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < arguments.length(); i++) {
      switch (arguments.charAt(i)) {
        case '<', '(', '[' -> depth++;
        case '>', ')', ']' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(arguments.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(arguments.substring(start));
    return parts;
  }
}
