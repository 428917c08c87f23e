package network.khala.scale.dynamic;

import java.math.BigInteger;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import network.khala.scale.BitVec;
import network.khala.scale.Bytes;

/// A value whose type is known from a registry.
///
/// | type | value |
/// | --- | --- |
/// | integers of any width, compact or not | [Int] |
/// | bool, char, str | [Bool], [Char], [Text] |
/// | sequence or array of `u8` | [Blob] |
/// | other sequences and arrays, tuples | [Sequence] |
/// | struct | [Composite] |
/// | enum | [Variant] |
/// | bit vector | [Bits] |
public sealed interface Value {
  /// A boolean.
  record Bool(boolean value) implements Value {}

  /// An integer.
  record Int(BigInteger value) implements Value {
    /// An integer that fits a `long`.
    public static Int of(long value) {
      return new Int(BigInteger.valueOf(value));
    }
  }

  /// A Unicode scalar value.
  record Char(int codePoint) implements Value {}

  /// Text.
  record Text(String value) implements Value {}

  /// Bytes.
  record Blob(Bytes content) implements Value {}

  /// The items of a list, or the members of a tuple.
  record Sequence(List<Value> items) implements Value {
    /// Copies the list.
    public Sequence {
      items = List.copyOf(items);
    }

    /// The given items.
    public static Sequence of(Value... items) {
      return new Sequence(List.of(items));
    }
  }

  /// The fields of a struct.
  record Composite(List<Member> members) implements Value {
    /// Copies the list.
    public Composite {
      members = List.copyOf(members);
    }

    /// A struct with the given fields.
    public static Composite of(Member... members) {
      return new Composite(List.of(members));
    }

    /// The field with the given name.
    ///
    /// @throws NoSuchElementException if there is none
    public Value get(String name) {
      return Member.find(members, name);
    }
  }

  /// A variant of an enum with its fields.
  record Variant(String name, List<Member> members) implements Value {
    /// Copies the list.
    public Variant {
      members = List.copyOf(members);
    }

    /// A variant with the given fields.
    public static Variant of(String name, Member... members) {
      return new Variant(name, List.of(members));
    }

    /// The field with the given name.
    ///
    /// @throws NoSuchElementException if there is none
    public Value get(String field) {
      return Member.find(members, field);
    }
  }

  /// A bit vector.
  record Bits(BitVec bits) implements Value {}

  /// A field of a struct or variant; without a name where its declaration has none.
  record Member(Optional<String> name, Value value) {
    /// A field with a name.
    public static Member of(String name, Value value) {
      return new Member(Optional.of(name), value);
    }

    /// A field without a name.
    public static Member of(Value value) {
      return new Member(Optional.empty(), value);
    }

    private static Value find(List<Member> members, String name) {
      for (Member member : members) {
        if (member.name.isPresent() && member.name.get().equals(name)) {
          return member.value;
        }
      }
      throw new NoSuchElementException("no field " + name);
    }
  }
}
