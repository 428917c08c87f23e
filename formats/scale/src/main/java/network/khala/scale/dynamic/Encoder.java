package network.khala.scale.dynamic;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.scale.BitVec;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import network.khala.scale.EncodeException;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Primitive;
import network.khala.scale.TypeDef.Variant;
import network.khala.scale.TypeInfo;

/// Appends one value to a writer.
final class Encoder {
  private final PortableRegistry registry;
  private final ScaleWriter out;
  private int level;

  Encoder(PortableRegistry registry, ScaleWriter out) {
    this.registry = registry;
    this.out = out;
  }

  void write(int number, Value value) {
    TypeInfo type = registry.type(number);
    if (++level > Types.MAX_LEVELS) {
      throw new EncodeException("types are nested deeper than " + Types.MAX_LEVELS);
    }
    write(Types.name(number, type), type.def(), value);
    level--;
  }

  private void write(String type, TypeDef def, Value value) {
    switch (def) {
      case TypeDef.Composite struct -> composite(type, struct.fields(), value);
      case TypeDef.Variants variants -> variant(type, variants.variants(), value);
      case TypeDef.Sequence sequence -> sequence(sequence.type(), value);
      case TypeDef.Array array -> array(array.length(), array.type(), value);
      case TypeDef.Tuple tuple -> tuple(tuple.types(), value);
      case Primitive primitive -> primitive(primitive, value);
      case TypeDef.Compact compact -> compact(compact.type(), value);
      case TypeDef.BitSequence bits -> bits(bits.store(), bits.order(), value);
    }
  }

  private void composite(String type, List<Field> fields, Value value) {
    if (value instanceof Value.Composite(List<Value.Member> members)) {
      members(type, fields, members);
    } else if (fields.size() == 1) {
      member(type, fields, 0, value);
    } else {
      throw mismatch("a struct of " + fields.size() + " fields", value);
    }
  }

  private void variant(String type, List<Variant> variants, Value value) {
    if (!(value instanceof Value.Variant(String name, List<Value.Member> members))) {
      throw mismatch("a variant", value);
    }
    for (Variant variant : variants) {
      if (variant.name().equals(name)) {
        out.u8(variant.index());
        try {
          members(type, variant.fields(), members);
        } catch (EncodeException e) {
          throw e.within(type, "::" + name);
        }
        return;
      }
    }
    throw new EncodeException("no variant " + name).within(type, "");
  }

  /// Writes the fields in the order of the declaration; named ones are found by their names.
  private void members(String type, List<Field> fields, List<Value.Member> members) {
    if (members.size() != fields.size()) {
      throw new EncodeException(members.size() + " fields where there are " + fields.size())
          .within(type, "");
    }
    for (int i = 0; i < fields.size(); i++) {
      member(type, fields, i, find(type, fields.get(i), members, i));
    }
  }

  private static Value find(String type, Field field, List<Value.Member> members, int position) {
    if (field.name().isEmpty() || members.get(position).name().isEmpty()) {
      return members.get(position).value();
    }
    return members.stream()
        .filter(member -> member.name().equals(field.name()))
        .findFirst()
        .orElseThrow(() -> new EncodeException("no field " + field.name().get()).within(type, ""))
        .value();
  }

  private void member(String type, List<Field> fields, int i, Value value) {
    Field field = fields.get(i);
    try {
      write(field.type(), value);
    } catch (EncodeException e) {
      throw e.within(type, "." + field.name().orElse(Integer.toString(i)));
    }
  }

  private void sequence(int item, Value value) {
    switch (value) {
      case Value.Blob(Bytes content) when Types.isByte(registry, item) -> out.bytes(content);
      case Value.Sequence(List<Value> items) -> {
        out.length(items.size());
        items(item, items);
      }
      default -> throw mismatch("a list", value);
    }
  }

  private void array(long length, int item, Value value) {
    switch (value) {
      case Value.Blob(Bytes content)
          when Types.isByte(registry, item) && content.size() == length ->
          out.raw(content);
      case Value.Sequence(List<Value> items) when items.size() == length -> items(item, items);
      default -> throw mismatch("an array of " + length, value);
    }
  }

  private void items(int item, List<Value> items) {
    for (int i = 0; i < items.size(); i++) {
      try {
        write(item, items.get(i));
      } catch (EncodeException e) {
        throw e.within("[" + i + "]");
      }
    }
  }

  private void tuple(List<Integer> types, Value value) {
    if (!(value instanceof Value.Sequence(List<Value> items)) || items.size() != types.size()) {
      throw mismatch("a tuple of " + types.size(), value);
    }
    for (int i = 0; i < types.size(); i++) {
      try {
        write(types.get(i), items.get(i));
      } catch (EncodeException e) {
        throw e.within("." + i);
      }
    }
  }

  private void primitive(Primitive primitive, Value value) {
    switch (value) {
      case Value.Bool(boolean flag) when primitive == Primitive.BOOL -> out.bool(flag);
      case Value.Text(String text) when primitive == Primitive.STR -> out.string(text);
      case Value.Char(int codePoint)
          when primitive == Primitive.CHAR && Types.isScalar(codePoint) ->
          out.u32(codePoint);
      case Value.Int(BigInteger number) -> integer(primitive, number);
      default -> throw mismatch(primitive.text(), value);
    }
  }

  private void integer(Primitive primitive, BigInteger number) {
    try {
      switch (primitive) {
        case U8 -> out.u8(number.intValueExact());
        case U16 -> out.u16(number.intValueExact());
        case U32 -> out.u32(number.longValueExact());
        case U64 -> out.u64(unsignedBits(number));
        case U128 -> out.u128(number);
        case U256 -> out.u256(number);
        case I8 -> out.i8(number.intValueExact());
        case I16 -> out.i16(number.intValueExact());
        case I32 -> out.i32(number.intValueExact());
        case I64 -> out.i64(number.longValueExact());
        case I128 -> out.i128(number);
        case I256 -> out.i256(number);
        case BOOL, CHAR, STR -> throw mismatch(primitive.text(), new Value.Int(number));
      }
    } catch (ArithmeticException e) {
      throw new EncodeException(number + " does not fit " + primitive.text());
    }
  }

  private void compact(int type, Value value) {
    if (Types.isUnit(registry, type)) {
      tuple(List.of(), value);
      return;
    }
    Optional<Primitive> primitive = Types.compactNumber(registry, type);
    if (primitive.isEmpty()) {
      throw new EncodeException("type " + type + " has no compact form");
    }
    Value inner = value;
    while (inner instanceof Value.Composite(List<Value.Member> members) && members.size() == 1) {
      inner = members.getFirst().value();
    }
    if (!(inner instanceof Value.Int(BigInteger number))) {
      throw mismatch("a number", value);
    }
    try {
      switch (primitive.get()) {
        case U8 -> out.compactU8(number.intValueExact());
        case U16 -> out.compactU16(number.intValueExact());
        case U32 -> out.compactU32(number.longValueExact());
        case U64 -> out.compactU64(unsignedBits(number));
        case U128 -> out.compactU128(number);
        case BOOL, CHAR, STR, U256, I8, I16, I32, I64, I128, I256 ->
            throw new EncodeException(primitive.get().text() + " has no compact form");
      }
    } catch (ArithmeticException e) {
      throw new EncodeException(number + " does not fit Compact<" + primitive.get().text() + ">");
    }
  }

  private void bits(int store, int order, Value value) {
    if (!Types.isBitVec(registry, store, order)) {
      throw new EncodeException("bit vectors other than of u8 and Lsb0 are not known");
    }
    if (!(value instanceof Value.Bits(BitVec bits))) {
      throw mismatch("bits", value);
    }
    Codecs.BIT_VEC.encode(bits, out);
  }

  private static long unsignedBits(BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
      throw new ArithmeticException();
    }
    return number.longValue();
  }

  private static EncodeException mismatch(String expected, Value value) {
    return new EncodeException(
        value.getClass().getSimpleName() + " where " + expected + " is expected");
  }
}
