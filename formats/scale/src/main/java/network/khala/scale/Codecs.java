package network.khala.scale;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/// The built-in codecs and those that combine others.
public final class Codecs {
  /// `bool`.
  public static final Codec<Boolean> BOOL = BoolCodec.INSTANCE;

  /// `()`.
  public static final Codec<Unit> UNIT = UnitCodec.INSTANCE;

  /// `u8`.
  public static final Codec<Integer> U8 = IntCodec.U8;

  /// `u16`.
  public static final Codec<Integer> U16 = IntCodec.U16;

  /// `u32`.
  public static final Codec<Long> U32 = LongCodec.U32;

  /// `u64`, as unsigned bits.
  public static final Codec<Long> U64 = LongCodec.U64;

  /// `u128`.
  public static final Codec<BigInteger> U128 = BigIntegerCodec.U128;

  /// `primitive_types::U256`.
  public static final Codec<BigInteger> U256 = BigIntegerCodec.U256;

  /// `i8`.
  public static final Codec<Integer> I8 = IntCodec.I8;

  /// `i16`.
  public static final Codec<Integer> I16 = IntCodec.I16;

  /// `i32`.
  public static final Codec<Integer> I32 = IntCodec.I32;

  /// `i64`.
  public static final Codec<Long> I64 = LongCodec.I64;

  /// `i128`.
  public static final Codec<BigInteger> I128 = BigIntegerCodec.I128;

  /// `i256`.
  public static final Codec<BigInteger> I256 = BigIntegerCodec.I256;

  /// Parts of 100 in a `u8`.
  public static final Codec<Integer> PERCENT = IntCodec.PERCENT;

  /// Parts of 65535 in a `u16`.
  public static final Codec<Integer> PER_U16 = IntCodec.PER_U16;

  /// Parts of 10^6 in a `u32`.
  public static final Codec<Long> PERMILL = LongCodec.PERMILL;

  /// Parts of 10^9 in a `u32`.
  public static final Codec<Long> PERBILL = LongCodec.PERBILL;

  /// Parts of 10^18 in a `u64`.
  public static final Codec<Long> PERQUINTILL = LongCodec.PERQUINTILL;

  /// Units of 10^-9 in an `i64`.
  public static final Codec<Long> FIXED_I64 = LongCodec.FIXED_I64;

  /// Units of 10^-18 in a `u128`.
  public static final Codec<BigInteger> FIXED_U128 = BigIntegerCodec.FIXED_U128;

  /// Units of 10^-18 in an `i128`.
  public static final Codec<BigInteger> FIXED_I128 = BigIntegerCodec.FIXED_I128;

  /// Text in UTF-8.
  public static final Codec<String> STRING = TextCodec.UNBOUNDED;

  /// `Vec<u8>`.
  public static final Codec<Bytes> BYTES = BytesCodec.UNBOUNDED;

  /// `[u8; 32]`.
  public static final Codec<Bytes32> BYTES32 = Bytes32Codec.INSTANCE;

  /// A bit vector with byte store, least significant bit first.
  public static final Codec<BitVec> BIT_VEC = BitVecCodec.INSTANCE;

  private static final Codec<Integer> COMPACT_U8 = IntCodec.U8.compact();
  private static final Codec<Integer> COMPACT_U16 = IntCodec.U16.compact();
  private static final Codec<Long> COMPACT_U32 = LongCodec.U32.compact();
  private static final Codec<Long> COMPACT_U64 = LongCodec.U64.compact();
  private static final Codec<BigInteger> COMPACT_U128 = BigIntegerCodec.U128.compact();

  private Codecs() {}

  /// `Compact<u8>`.
  public static Codec<Integer> compactU8() {
    return COMPACT_U8;
  }

  /// `Compact<u16>`.
  public static Codec<Integer> compactU16() {
    return COMPACT_U16;
  }

  /// `Compact<u32>`.
  public static Codec<Long> compactU32() {
    return COMPACT_U32;
  }

  /// `Compact<u64>`, as unsigned bits.
  public static Codec<Long> compactU64() {
    return COMPACT_U64;
  }

  /// `Compact<u128>`.
  public static Codec<BigInteger> compactU128() {
    return COMPACT_U128;
  }

  /// The compact form of a built-in unsigned number, of parts of a whole or of a newtype around
  /// such a number.
  ///
  /// @throws IllegalArgumentException if the type has no compact form
  @SuppressWarnings("unchecked") // Each branch keeps the codec's own Java type.
  public static <T> Codec<T> compact(Codec<T> number) {
    return (Codec<T>)
        switch (number) {
          case IntCodec codec -> codec.compact();
          case LongCodec codec -> codec.compact();
          case BigIntegerCodec codec -> codec.compact();
          case NewtypeCodec<?> codec -> codec.compact();
          default -> throw new IllegalArgumentException(number.typeKey() + " has no compact form");
        };
  }

  /// `Vec<T>`.
  public static <T> Codec<List<T>> list(Codec<T> item) {
    return new ListCodec<>(item);
  }

  /// `BoundedVec<T>` of at most `max` items.
  public static <T> Codec<List<T>> boundedList(Codec<T> item, int max) {
    return new ListCodec<>(item, max, false);
  }

  /// `WeakBoundedVec<T>`: a bounded list that decoding accepts beyond its bound.
  public static <T> Codec<List<T>> weakBoundedList(Codec<T> item, int max) {
    return new ListCodec<>(item, max, true);
  }

  /// `[T; length]`.
  public static <T> Codec<List<T>> array(Codec<T> item, int length) {
    return new ArrayCodec<>(item, length);
  }

  /// `[u8; length]`.
  public static Codec<Bytes> fixedBytes(int length) {
    return new FixedBytesCodec(length);
  }

  /// `BoundedVec<u8>` of at most `max` bytes.
  public static Codec<Bytes> boundedBytes(int max) {
    return new BytesCodec(max, false);
  }

  /// Text of at most `maxBytes` bytes of UTF-8.
  public static Codec<String> boundedString(int maxBytes) {
    return new TextCodec(maxBytes);
  }

  /// `Option<T>`.
  public static <T> Codec<Optional<T>> option(Codec<T> item) {
    return new OptionCodec<>(item);
  }

  /// `Result<T, E>`.
  public static <T, E> Codec<Result<T, E>> result(Codec<T> ok, Codec<E> err) {
    return new ResultCodec<>(ok, err);
  }

  /// `BTreeMap<K, V>`.
  public static <K, V> Codec<SortedMap<K, V>> map(Codec<K> key, Codec<V> value) {
    return new MapCodec<>(key, value);
  }

  /// `BoundedBTreeMap<K, V>` of at most `max` entries.
  public static <K, V> Codec<SortedMap<K, V>> boundedMap(Codec<K> key, Codec<V> value, int max) {
    return new MapCodec<>(key, value, max);
  }

  /// `BTreeSet<T>`.
  public static <T> Codec<SortedSet<T>> set(Codec<T> item) {
    return new SetCodec<>(item);
  }

  /// `BoundedBTreeSet<T>` of at most `max` members.
  public static <T> Codec<SortedSet<T>> boundedSet(Codec<T> item, int max) {
    return new SetCodec<>(item, max);
  }

  /// `(A, B)`.
  public static <A, B> Codec<Tuple2<A, B>> tuple(Codec<A> first, Codec<B> second) {
    return CodecFactory.STANDARD.of(Tuple2.class, first, second);
  }

  /// `(A, B, C)`.
  public static <A, B, C> Codec<Tuple3<A, B, C>> tuple(
      Codec<A> first, Codec<B> second, Codec<C> third) {
    return CodecFactory.STANDARD.of(Tuple3.class, first, second, third);
  }

  /// `(A, B, C, D)`.
  public static <A, B, C, D> Codec<Tuple4<A, B, C, D>> tuple(
      Codec<A> first, Codec<B> second, Codec<C> third, Codec<D> fourth) {
    return CodecFactory.STANDARD.of(Tuple4.class, first, second, third, fourth);
  }

  /// The same bytes as a type of its own: a struct with the given path (segments joined by `::`)
  /// around one unnamed field.
  public static <T> Codec<T> newtype(String path, Codec<T> inner) {
    return new NewtypeCodec<>(path, inner);
  }

  /// `WrapperOpaque<T>`: compact length of the encoding, then the encoding.
  public static <T> Codec<T> opaque(Codec<T> inner) {
    return new OpaqueCodec<>(inner);
  }
}
