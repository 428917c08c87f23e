package network.khala.scale;

import java.util.Comparator;
import network.khala.scale.TypeDef.Primitive;

/// Numbers that Java holds in a `long`, `u64` as unsigned bits; callers that know this class avoid
/// boxing.
final class LongCodec implements Codec<Long> {
  private enum Form {
    U32,
    U64,
    I64,
    COMPACT_U32,
    COMPACT_U64
  }

  private static final Comparator<Long> UNSIGNED = Long::compareUnsigned;

  static final LongCodec U32 = new LongCodec(Form.U32, Shape.primitive(Primitive.U32));
  static final LongCodec U64 = new LongCodec(Form.U64, Shape.primitive(Primitive.U64));
  static final LongCodec I64 = new LongCodec(Form.I64, Shape.primitive(Primitive.I64));
  static final LongCodec PERMILL =
      new LongCodec(Form.U32, Shape.newtype("sp_arithmetic::per_things::Permill", U32), 1_000_000);
  static final LongCodec PERBILL =
      new LongCodec(
          Form.U32, Shape.newtype("sp_arithmetic::per_things::Perbill", U32), 1_000_000_000);
  static final LongCodec PERQUINTILL =
      new LongCodec(
          Form.U64,
          Shape.newtype("sp_arithmetic::per_things::Perquintill", U64),
          1_000_000_000_000_000_000L);
  static final LongCodec FIXED_I64 =
      new LongCodec(Form.I64, Shape.newtype("sp_arithmetic::fixed_point::FixedI64", I64));

  private static final long NO_MAX = -1;

  private final Form form;
  private final Shape shape;

  /// The greatest value, unsigned.
  private final long max;

  private LongCodec(Form form, Shape shape) {
    this(form, shape, NO_MAX);
  }

  private LongCodec(Form form, Shape shape, long max) {
    this.form = form;
    this.shape = shape;
    this.max = max;
  }

  /// The same numbers in compact form.
  ///
  /// @throws IllegalArgumentException if they have none
  LongCodec compact() {
    Form compact =
        switch (form) {
          case U32 -> Form.COMPACT_U32;
          case U64 -> Form.COMPACT_U64;
          case I64, COMPACT_U32, COMPACT_U64 ->
              throw new IllegalArgumentException(shape.key() + " has no compact form");
        };
    return new LongCodec(compact, Shape.compact(this), max);
  }

  void write(long value, ScaleWriter out) {
    if (Long.compareUnsigned(value, max) > 0) {
      throw new EncodeException(Long.toUnsignedString(value) + " exceeds the whole, " + max);
    }
    switch (form) {
      case U32 -> out.u32(value);
      case U64 -> out.u64(value);
      case I64 -> out.i64(value);
      case COMPACT_U32 -> out.compactU32(value);
      case COMPACT_U64 -> out.compactU64(value);
    }
  }

  long read(ScaleReader in) {
    int at = in.position();
    long value =
        switch (form) {
          case U32 -> in.u32();
          case U64 -> in.u64();
          case I64 -> in.i64();
          case COMPACT_U32 -> in.compactU32();
          case COMPACT_U64 -> in.compactU64();
        };
    if (Long.compareUnsigned(value, max) > 0) {
      throw in.errorAt(
          at, Long.toUnsignedString(value) + " exceeds the whole, " + max, shape.key().toString());
    }
    return value;
  }

  @Override
  public void encode(Long value, ScaleWriter out) {
    write(value, out);
  }

  @Override
  public Long decode(ScaleReader in) {
    return read(in);
  }

  @Override
  public Object typeKey() {
    return shape.key();
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    return shape.describe(registry);
  }

  @Override
  public int minSize() {
    return switch (form) {
      case COMPACT_U32, COMPACT_U64 -> 1;
      case U32 -> 4;
      case U64, I64 -> 8;
    };
  }

  @Override
  public Comparator<Long> order() {
    return form == Form.U64 || form == Form.COMPACT_U64 ? UNSIGNED : Comparator.naturalOrder();
  }
}
