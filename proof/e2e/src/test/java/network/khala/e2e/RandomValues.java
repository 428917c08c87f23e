package network.khala.e2e;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import network.khala.scale.Bytes;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.dynamic.Value;

/// Values of the types of a registry, the same ones for the same seed.
///
/// Edges are more frequent than chance would have it: nothing, everything, one beyond a width.
/// Where the bytes of a type say more than its shape, what is made keeps to that: eras have a phase
/// within their period, and flags are those that have a name.
final class RandomValues {
  /// Below this many levels of nesting the shortest way to an end is taken.
  private static final int DEPTH = 12;

  private static final int ITEMS_MAX = 4;
  private static final int BYTES_MAX = 70;
  private static final int RAW_ADDRESS_MIN = 40;
  private static final int UNREACHABLE = 1_000_000;
  private static final BigInteger NAMED_FLAGS = BigInteger.valueOf(255);

  private final PortableRegistry types;
  private final Random random;

  /// How deep the flattest value of each type is.
  private final int[] heights;

  RandomValues(PortableRegistry types, long seed) {
    this.types = types;
    this.random = new Random(seed);
    this.heights = heights(types);
  }

  /// Whether values of the type can be made and compared: an enum without variants has none, and
  /// polkadot.js has no compact form of nothing.
  boolean isComparable(int type) {
    boolean compactUnit =
        types.type(type).def() instanceof TypeDef.Compact(int inner)
            && types.type(inner).def().equals(TypeDef.UNIT);
    return heights[type] < UNREACHABLE && !compactUnit;
  }

  /// The next value of a type.
  Value of(int type) {
    return value(type, DEPTH);
  }

  private Value value(int number, int depth) {
    TypeInfo type = types.type(number);
    return switch (type.pathText()) {
      case "sp_runtime::multiaddress::MultiAddress" -> address(type, depth - 1);
      case "sp_runtime::generic::era::Era" -> era(type);
      case "pallet_identity::types::BitFlags" -> flags();
      default -> shaped(type.def(), depth - 1);
    };
  }

  private Value shaped(TypeDef def, int depth) {
    return switch (def) {
      case TypeDef.Composite struct -> new Value.Composite(members(struct.fields(), depth));
      case TypeDef.Variants variants -> {
        TypeDef.Variant variant = variant(variants.variants(), depth);
        yield new Value.Variant(variant.name(), members(variant.fields(), depth));
      }
      case TypeDef.Sequence sequence -> sequence(sequence.type(), depth);
      case TypeDef.Array array ->
          isByte(array.type())
              ? blob((int) array.length())
              : items(array.type(), (int) array.length(), depth);
      case TypeDef.Tuple tuple ->
          new Value.Sequence(tuple.types().stream().map(one -> value(one, depth)).toList());
      case TypeDef.Primitive primitive -> primitive(primitive);
      case TypeDef.Compact compact -> compact(compact.type());
      case TypeDef.BitSequence _ ->
          throw new AssertionError("there was no bit vector when this was written: " + def);
    };
  }

  private List<Value.Member> members(List<TypeDef.Field> fields, int depth) {
    return fields.stream()
        .map(field -> new Value.Member(field.name(), value(field.type(), depth)))
        .toList();
  }

  /// Any variant, or one of the flattest where there is no more room.
  private TypeDef.Variant variant(List<TypeDef.Variant> variants, int depth) {
    List<TypeDef.Variant> fitting =
        variants.stream().filter(one -> height(heights, one.fields()) <= depth).toList();
    if (!fitting.isEmpty()) {
      return fitting.get(random.nextInt(fitting.size()));
    }
    return variants.stream()
        .min((a, b) -> Integer.compare(height(heights, a.fields()), height(heights, b.fields())))
        .orElseThrow();
  }

  /// The index of an account is nothing to this chain, and a number to polkadot.js, whatever the
  /// metadata says; and bytes so few that they could be something else are taken for that.
  private Value address(TypeInfo type, int depth) {
    List<TypeDef.Variant> variants =
        ((TypeDef.Variants) type.def())
            .variants().stream().filter(one -> !one.name().equals("Index")).toList();
    TypeDef.Variant variant = variant(variants, depth);
    return variant.name().equals("Raw")
        ? Value.Variant.of(
            "Raw", Value.Member.of(blob(RAW_ADDRESS_MIN + random.nextInt(BYTES_MAX))))
        : new Value.Variant(variant.name(), members(variant.fields(), depth));
  }

  private Value sequence(int item, int depth) {
    if (isByte(item)) {
      return blob(random.nextInt(BYTES_MAX));
    }
    int count = heights[item] <= depth ? random.nextInt(ITEMS_MAX) : 0;
    return items(item, count, depth);
  }

  private Value items(int item, int count, int depth) {
    List<Value> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(value(item, depth));
    }
    return new Value.Sequence(items);
  }

  private Value blob(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new Value.Blob(Bytes.wrap(bytes));
  }

  private Value primitive(TypeDef.Primitive primitive) {
    return switch (primitive) {
      case BOOL -> new Value.Bool(random.nextBoolean());
      case CHAR -> new Value.Char('a' + random.nextInt(26));
      case STR -> text();
      case U8, U16, U32, U64, U128, U256 -> new Value.Int(unsigned(bits(primitive)));
      case I8, I16, I32, I64, I128, I256 -> new Value.Int(signed(bits(primitive)));
    };
  }

  private static int bits(TypeDef.Primitive primitive) {
    return Integer.parseInt(primitive.text().substring(1));
  }

  /// Letters of one, two, three and four bytes.
  private Value text() {
    int[] letters = {'a', 'Z', ' ', '"', 'ß', '語', 0x1F680};
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return new Value.Text(text.toString());
  }

  /// Numbers of all lengths are about equally frequent, and so each form of a compact one is.
  private BigInteger unsigned(int bits) {
    BigInteger limit = BigInteger.ONE.shiftLeft(bits);
    return switch (random.nextInt(8)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> limit.subtract(BigInteger.ONE);
      case 2 -> BigInteger.ONE.shiftLeft(random.nextInt(bits));
      case 3 -> BigInteger.ONE.shiftLeft(random.nextInt(bits)).subtract(BigInteger.ONE);
      default -> new BigInteger(1 + random.nextInt(bits), random);
    };
  }

  private BigInteger signed(int bits) {
    BigInteger magnitude = unsigned(bits - 1);
    return random.nextBoolean() ? magnitude : magnitude.not();
  }

  private Value compact(int number) {
    return switch (types.type(number).def()) {
      case TypeDef.Primitive primitive -> new Value.Int(unsigned(bits(primitive)));
      case TypeDef.Composite(List<TypeDef.Field> fields) when fields.size() == 1 ->
          compact(fields.getFirst().type());
      default -> Value.Sequence.of();
    };
  }

  /// Immortal; else a period of 4 to 65,536 blocks, and a phase within it in steps of at least one
  /// and of a 4,096th of the period. In bytes: the period's logarithm less one in the low four
  /// bits, the steps above.
  private Value era(TypeInfo type) {
    if (random.nextInt(8) == 0) {
      return Value.Variant.of("Immortal");
    }
    int log = 2 + random.nextInt(15);
    int period = 1 << log;
    int step = Math.max(period >> 12, 1);
    int encoded = (log - 1) | (random.nextInt(period / step) << 4);
    TypeDef.Variant variant =
        ((TypeDef.Variants) type.def())
            .variants().stream()
                .filter(one -> one.index() == (encoded & 0xff))
                .findFirst()
                .orElseThrow();
    // Where the first byte is zero there is no era, and none has a zero in its low four bits.
    return Value.Variant.of(variant.name(), Value.Member.of(Value.Int.of(encoded >> 8)));
  }

  private Value flags() {
    BigInteger flags = new BigInteger(8, random).and(NAMED_FLAGS);
    return Value.Composite.of(Value.Member.of(new Value.Int(flags)));
  }

  private boolean isByte(int type) {
    return types.type(type).def() == TypeDef.Primitive.U8;
  }

  private static int[] heights(PortableRegistry types) {
    int[] heights = new int[types.types().size()];
    Arrays.fill(heights, UNREACHABLE);
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = 0; i < heights.length; i++) {
        int height = Math.min(UNREACHABLE, 1 + below(heights, types.type(i).def()));
        changed |= height < heights[i];
        heights[i] = height;
      }
    }
    return heights;
  }

  private static int below(int[] heights, TypeDef def) {
    return switch (def) {
      case TypeDef.Composite struct -> height(heights, struct.fields());
      case TypeDef.Variants variants ->
          variants.variants().stream()
              .mapToInt(one -> height(heights, one.fields()))
              .min()
              .orElse(UNREACHABLE);
      case TypeDef.Array array -> array.length() == 0 ? 0 : heights[array.type()];
      case TypeDef.Tuple tuple -> tuple.types().stream().mapToInt(i -> heights[i]).max().orElse(0);
      case TypeDef.Sequence _, TypeDef.Compact _, TypeDef.Primitive _, TypeDef.BitSequence _ -> 0;
    };
  }

  private static int height(int[] heights, List<TypeDef.Field> fields) {
    return fields.stream().mapToInt(field -> heights[field.type()]).max().orElse(0);
  }
}
