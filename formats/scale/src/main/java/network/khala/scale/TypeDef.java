package network.khala.scale;

import java.util.List;
import java.util.Optional;

/// The shape of a type. Other types are referred to by their numbers in the registry.
public sealed interface TypeDef {
  /// A type without content: the empty tuple.
  TypeDef UNIT = new Tuple(List.of());

  /// A struct.
  record Composite(List<Field> fields) implements TypeDef {
    /// Copies the list.
    public Composite {
      fields = List.copyOf(fields);
    }

    /// A struct of one unnamed field.
    public static Composite of(int type) {
      return new Composite(List.of(Field.unnamed(type)));
    }
  }

  /// An enum, in the order of its declaration.
  record Variants(List<Variant> variants) implements TypeDef {
    /// Copies the list.
    public Variants {
      variants = List.copyOf(variants);
    }
  }

  /// A list of any length.
  record Sequence(int type) implements TypeDef {}

  /// A list of fixed length.
  ///
  /// @param length the number of items, a `u32`
  record Array(long length, int type) implements TypeDef {}

  /// A tuple.
  record Tuple(List<Integer> types) implements TypeDef {
    /// Copies the list.
    public Tuple {
      types = List.copyOf(types);
    }
  }

  /// An unsigned number, or a struct around one, in compact form.
  record Compact(int type) implements TypeDef {}

  /// A bit vector.
  record BitSequence(int store, int order) implements TypeDef {}

  /// A built-in type.
  enum Primitive implements TypeDef {
    /// `bool`.
    BOOL(0, "bool"),
    /// `char`.
    CHAR(1, "char"),
    /// `str`.
    STR(2, "str"),
    /// `u8`.
    U8(3, "u8"),
    /// `u16`.
    U16(4, "u16"),
    /// `u32`.
    U32(5, "u32"),
    /// `u64`.
    U64(6, "u64"),
    /// `u128`.
    U128(7, "u128"),
    /// `u256`.
    U256(8, "u256"),
    /// `i8`.
    I8(9, "i8"),
    /// `i16`.
    I16(10, "i16"),
    /// `i32`.
    I32(11, "i32"),
    /// `i64`.
    I64(12, "i64"),
    /// `i128`.
    I128(13, "i128"),
    /// `i256`.
    I256(14, "i256");

    private final int index;
    private final String text;

    Primitive(int index, String text) {
      this.index = index;
      this.text = text;
    }

    /// The number on the wire.
    public int index() {
      return index;
    }

    /// The name in Rust.
    public String text() {
      return text;
    }
  }

  /// A field of a struct or variant.
  ///
  /// @param name absent in tuple-like structs
  /// @param typeName the type as the author wrote it
  record Field(Optional<String> name, int type, Optional<String> typeName, List<String> docs) {
    /// Copies the list.
    public Field {
      docs = List.copyOf(docs);
    }

    /// A field of a tuple-like struct.
    public static Field unnamed(int type) {
      return new Field(Optional.empty(), type, Optional.empty(), List.of());
    }

    /// A field with a name.
    public static Field named(String name, int type) {
      return new Field(Optional.of(name), type, Optional.empty(), List.of());
    }

    /// The same field with the author's name of its type.
    public Field withTypeName(String text) {
      return new Field(name, type, Optional.of(text), docs);
    }
  }

  /// A variant of an enum.
  ///
  /// @param index its number on the wire, `0…255`
  record Variant(String name, List<Field> fields, int index, List<String> docs) {
    /// Copies the lists.
    public Variant {
      fields = List.copyOf(fields);
      docs = List.copyOf(docs);
    }

    /// A variant without documentation.
    public static Variant of(String name, int index, Field... fields) {
      return new Variant(name, List.of(fields), index, List.of());
    }
  }
}
