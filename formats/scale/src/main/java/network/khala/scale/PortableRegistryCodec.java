package network.khala.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Primitive;
import network.khala.scale.TypeDef.Variant;

/// The wire form of a registry:
///
/// | part | layout |
/// | --- | --- |
/// | registry | Vec of (Compact id = position, type) |
/// | type | path Vec of String, params Vec of (name, Option of Compact type), def, docs |
/// | def | `00` fields · `01` variants · `02` type · `03` u32 length, type · `04` types · `05` u8 · `06` type · `07` store, order |
/// | field | Option of name, Compact type, Option of type name, docs |
/// | variant | name, fields, u8 index, docs |
final class PortableRegistryCodec implements Codec<PortableRegistry> {
  private static final Primitive[] PRIMITIVES = Primitive.values();
  private static final int COMPOSITE = 0;
  private static final int VARIANT = 1;
  private static final int SEQUENCE = 2;
  private static final int ARRAY = 3;
  private static final int TUPLE = 4;
  private static final int PRIMITIVE = 5;
  private static final int COMPACT = 6;
  private static final int BIT_SEQUENCE = 7;

  /// Number, path, parameters, kind, the least kind's content and documentation.
  private static final int MIN_TYPE_SIZE = 6;

  PortableRegistryCodec() {}

  @Override
  public void encode(PortableRegistry registry, ScaleWriter out) {
    out.length(registry.size());
    for (int number = 0; number < registry.size(); number++) {
      out.compactU32(number);
      writeType(registry.type(number), out);
    }
  }

  @Override
  public PortableRegistry decode(ScaleReader in) {
    int at = in.position();
    int count = in.length(Integer.MAX_VALUE, MIN_TYPE_SIZE);
    List<TypeInfo> types = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      try {
        types.add(readEntry(number, in));
      } catch (DecodeException e) {
        throw e.within("PortableRegistry", "[" + number + "]");
      }
    }
    try {
      return new PortableRegistry(types);
    } catch (IllegalArgumentException e) {
      throw in.errorAt(at, String.valueOf(e.getMessage()), "PortableRegistry");
    }
  }

  @Override
  public Object typeKey() {
    return PortableRegistry.class;
  }

  /// A registry is never itself part of a described type.
  @Override
  public TypeInfo describe(TypeRegistry registry) {
    throw new UnsupportedOperationException("a registry has no description");
  }

  @Override
  public int minSize() {
    return 1;
  }

  private static TypeInfo readEntry(int number, ScaleReader in) {
    int at = in.position();
    long stated = in.compactU32();
    if (stated != number) {
      throw in.errorAt(at, "number " + stated + " is not the position", "number " + number);
    }
    return new TypeInfo(
        readStrings(in),
        readList(in, 2, PortableRegistryCodec::readParameter),
        readDef(in),
        readStrings(in));
  }

  private static void writeType(TypeInfo type, ScaleWriter out) {
    writeStrings(type.path(), out);
    writeList(
        type.params(),
        out,
        (param, to) -> {
          to.string(param.name());
          to.bool(param.type().isPresent());
          param.type().ifPresent(to::compactU32);
        });
    writeDef(type.def(), out);
    writeStrings(type.docs(), out);
  }

  private static TypeParameter readParameter(ScaleReader in) {
    return new TypeParameter(
        in.string(), in.tag("Option") == 0 ? Optional.empty() : Optional.of(readReference(in)));
  }

  private static TypeDef readDef(ScaleReader in) {
    int at = in.position();
    int kind = in.u8();
    return switch (kind) {
      case COMPOSITE -> new TypeDef.Composite(readFields(in));
      case VARIANT -> new TypeDef.Variants(readList(in, 4, PortableRegistryCodec::readVariant));
      case SEQUENCE -> new TypeDef.Sequence(readReference(in));
      case ARRAY -> new TypeDef.Array(in.u32(), readReference(in));
      case TUPLE -> new TypeDef.Tuple(readList(in, 1, PortableRegistryCodec::readReference));
      case PRIMITIVE -> readPrimitive(in);
      case COMPACT -> new TypeDef.Compact(readReference(in));
      case BIT_SEQUENCE -> new TypeDef.BitSequence(readReference(in), readReference(in));
      default -> throw in.errorAt(at, "kind " + kind + " is unknown", "TypeDef");
    };
  }

  private static void writeDef(TypeDef def, ScaleWriter out) {
    switch (def) {
      case TypeDef.Composite(List<Field> fields) -> {
        out.u8(COMPOSITE);
        writeList(fields, out, PortableRegistryCodec::writeField);
      }
      case TypeDef.Variants(List<Variant> variants) -> {
        out.u8(VARIANT);
        writeList(variants, out, PortableRegistryCodec::writeVariant);
      }
      case TypeDef.Sequence(int item) -> out.u8(SEQUENCE).compactU32(item);
      case TypeDef.Array(long length, int item) -> out.u8(ARRAY).u32(length).compactU32(item);
      case TypeDef.Tuple(List<Integer> items) -> {
        out.u8(TUPLE);
        writeList(items, out, (item, to) -> to.compactU32(item));
      }
      case Primitive primitive -> out.u8(PRIMITIVE).u8(primitive.index());
      case TypeDef.Compact(int number) -> out.u8(COMPACT).compactU32(number);
      case TypeDef.BitSequence(int store, int order) ->
          out.u8(BIT_SEQUENCE).compactU32(store).compactU32(order);
    }
  }

  private static Primitive readPrimitive(ScaleReader in) {
    int at = in.position();
    int index = in.u8();
    for (Primitive primitive : PRIMITIVES) {
      if (primitive.index() == index) {
        return primitive;
      }
    }
    throw in.errorAt(at, "primitive " + index + " is unknown", "TypeDef");
  }

  private static List<Field> readFields(ScaleReader in) {
    return readList(
        in,
        4,
        from ->
            new Field(
                readOptionalString(from),
                readReference(from),
                readOptionalString(from),
                readStrings(from)));
  }

  private static void writeField(Field field, ScaleWriter out) {
    writeOptionalString(field.name(), out);
    out.compactU32(field.type());
    writeOptionalString(field.typeName(), out);
    writeStrings(field.docs(), out);
  }

  private static Variant readVariant(ScaleReader in) {
    return new Variant(in.string(), readFields(in), in.u8(), readStrings(in));
  }

  private static void writeVariant(Variant variant, ScaleWriter out) {
    out.string(variant.name());
    writeList(variant.fields(), out, PortableRegistryCodec::writeField);
    out.u8(variant.index());
    writeStrings(variant.docs(), out);
  }

  /// Numbers beyond any list's size fit no registry; they are refused as dangling with the others.
  private static int readReference(ScaleReader in) {
    return (int) Math.min(in.compactU32(), Integer.MAX_VALUE);
  }

  private static Optional<String> readOptionalString(ScaleReader in) {
    return in.tag("Option") == 0 ? Optional.empty() : Optional.of(in.string());
  }

  private static void writeOptionalString(Optional<String> text, ScaleWriter out) {
    out.bool(text.isPresent());
    text.ifPresent(out::string);
  }

  private static List<String> readStrings(ScaleReader in) {
    return readList(in, 1, ScaleReader::string);
  }

  private static void writeStrings(List<String> strings, ScaleWriter out) {
    writeList(strings, out, (text, to) -> to.string(text));
  }

  private static <T> List<T> readList(
      ScaleReader in, int minItemSize, Function<ScaleReader, T> item) {
    int count = in.length(Integer.MAX_VALUE, minItemSize);
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(item.apply(in));
    }
    return items;
  }

  private static <T> void writeList(
      List<T> items, ScaleWriter out, BiConsumer<T, ScaleWriter> item) {
    out.length(items.size());
    items.forEach(each -> item.accept(each, out));
  }
}
