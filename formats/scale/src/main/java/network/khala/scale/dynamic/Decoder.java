package network.khala.scale.dynamic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import network.khala.scale.Codecs;
import network.khala.scale.DecodeException;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleReader;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Primitive;
import network.khala.scale.TypeDef.Variant;
import network.khala.scale.TypeInfo;

/// Reads one value from a reader.
final class Decoder {
  /// Values that take no bytes are not bounded by the input; these numbers bound them.
  private static final int FREE_VALUES = 65_536;

  private static final int VALUES_PER_BYTE = 16;
  private static final int MAX_INITIAL_CAPACITY = 1 << 16;

  private final PortableRegistry registry;
  private final MinSizes minSizes;
  private final ScaleReader in;
  private long valuesLeft;
  private int level;

  Decoder(PortableRegistry registry, MinSizes minSizes, ScaleReader in) {
    this.registry = registry;
    this.minSizes = minSizes;
    this.in = in;
    this.valuesLeft = FREE_VALUES + (long) VALUES_PER_BYTE * in.remaining();
  }

  Value read(int number) {
    TypeInfo type = registry.type(number);
    String name = Types.name(number, type);
    if (valuesLeft-- == 0) {
      throw in.error("more values than the input can hold", name);
    }
    if (++level > Types.MAX_LEVELS) {
      throw in.error(
          String.format(Locale.ROOT, "types are nested deeper than %,d", Types.MAX_LEVELS), name);
    }
    Value value = read(name, type.def());
    level--;
    return value;
  }

  /// Plain type patterns, not record patterns: this frame is on the stack once a level, and the
  /// latter take a slot for every component.
  private Value read(String name, TypeDef def) {
    return switch (def) {
      case TypeDef.Composite struct -> new Value.Composite(members(name, struct.fields()));
      case TypeDef.Variants variants -> variant(name, variants.variants());
      case TypeDef.Sequence sequence -> sequence(sequence.type());
      case TypeDef.Array array -> array(array.length(), array.type());
      case TypeDef.Tuple tuple -> tuple(tuple.types());
      case Primitive primitive -> primitive(primitive);
      case TypeDef.Compact compact -> compact(compact.type());
      case TypeDef.BitSequence bits -> bits(bits.store(), bits.order());
    };
  }

  private List<Value.Member> members(String type, List<Field> fields) {
    List<Value.Member> members = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      try {
        members.add(new Value.Member(field.name(), read(field.type())));
      } catch (DecodeException e) {
        throw e.within(type, "." + field.name().orElse(Integer.toString(i)));
      }
    }
    return members;
  }

  private Value variant(String type, List<Variant> variants) {
    int at = in.position();
    int index = in.u8();
    for (Variant variant : variants) {
      if (variant.index() == index) {
        try {
          return new Value.Variant(variant.name(), members(type, variant.fields()));
        } catch (DecodeException e) {
          throw e.within(type, "::" + variant.name());
        }
      }
    }
    throw in.errorAt(at, "variant index " + index + " is unknown", type).within(type, "");
  }

  private Value sequence(int item) {
    if (Types.isByte(registry, item)) {
      return new Value.Blob(in.bytes());
    }
    return items(in.length(Integer.MAX_VALUE, minSizes.of(item)), item);
  }

  private Value array(long length, int item) {
    long least = length * minSizes.of(item);
    if (least > in.remaining()) {
      throw in.error(
          String.format(
              Locale.ROOT,
              "input ends: an array of %,d needs at least %,d bytes, %,d remain",
              length,
              least,
              in.remaining()),
          "array");
    }
    return Types.isByte(registry, item)
        ? new Value.Blob(Codecs.fixedBytes((int) length).decode(in))
        : items(length, item);
  }

  private Value items(long count, int item) {
    List<Value> items = new ArrayList<>((int) Math.min(count, MAX_INITIAL_CAPACITY));
    for (long i = 0; i < count; i++) {
      try {
        items.add(read(item));
      } catch (DecodeException e) {
        throw e.within("[" + i + "]");
      }
    }
    return new Value.Sequence(items);
  }

  private Value tuple(List<Integer> types) {
    List<Value> items = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      try {
        items.add(read(types.get(i)));
      } catch (DecodeException e) {
        throw e.within("." + i);
      }
    }
    return new Value.Sequence(items);
  }

  private Value primitive(Primitive primitive) {
    return switch (primitive) {
      case BOOL -> new Value.Bool(in.bool());
      case CHAR -> character();
      case STR -> new Value.Text(in.string());
      case U8 -> Value.Int.of(in.u8());
      case U16 -> Value.Int.of(in.u16());
      case U32 -> Value.Int.of(in.u32());
      case U64 -> unsigned(in.u64());
      case U128 -> new Value.Int(in.u128());
      case U256 -> new Value.Int(in.u256());
      case I8 -> Value.Int.of(in.i8());
      case I16 -> Value.Int.of(in.i16());
      case I32 -> Value.Int.of(in.i32());
      case I64 -> Value.Int.of(in.i64());
      case I128 -> new Value.Int(in.i128());
      case I256 -> new Value.Int(in.i256());
    };
  }

  private Value character() {
    int at = in.position();
    long codePoint = in.u32();
    if (!Types.isScalar(codePoint)) {
      throw in.errorAt(at, codePoint + " is no Unicode scalar value", "char");
    }
    return new Value.Char((int) codePoint);
  }

  private Value compact(int number) {
    if (Types.isUnit(registry, number)) {
      return Value.Sequence.of();
    }
    Optional<Primitive> primitive = Types.compactNumber(registry, number);
    if (primitive.isEmpty()) {
      throw in.error("type " + number + " has no compact form", "compact number");
    }
    return switch (primitive.get()) {
      case U8 -> Value.Int.of(in.compactU8());
      case U16 -> Value.Int.of(in.compactU16());
      case U32 -> Value.Int.of(in.compactU32());
      case U64 -> unsigned(in.compactU64());
      case U128 -> new Value.Int(in.compactU128());
      case BOOL, CHAR, STR, U256, I8, I16, I32, I64, I128, I256 ->
          throw in.error(primitive.get().text() + " has no compact form", "compact number");
    };
  }

  private Value bits(int store, int order) {
    if (!Types.isBitVec(registry, store, order)) {
      throw in.error("bit vectors other than of u8 and Lsb0 are not known", "bit vector");
    }
    return new Value.Bits(Codecs.BIT_VEC.decode(in));
  }

  private static Value.Int unsigned(long bits) {
    return bits >= 0
        ? Value.Int.of(bits)
        : new Value.Int(new BigInteger(Long.toUnsignedString(bits)));
  }
}
