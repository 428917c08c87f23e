package network.khala.scale;

import java.util.Comparator;
import network.khala.scale.TypeDef.Primitive;

/// Numbers that Java holds in an `int`; callers that know this class avoid boxing.
final class IntCodec implements Codec<Integer> {
  private enum Form {
    U8,
    U16,
    I8,
    I16,
    I32,
    COMPACT_U8,
    COMPACT_U16
  }

  static final IntCodec U8 = new IntCodec(Form.U8, Shape.primitive(Primitive.U8));
  static final IntCodec U16 = new IntCodec(Form.U16, Shape.primitive(Primitive.U16));
  static final IntCodec I8 = new IntCodec(Form.I8, Shape.primitive(Primitive.I8));
  static final IntCodec I16 = new IntCodec(Form.I16, Shape.primitive(Primitive.I16));
  static final IntCodec I32 = new IntCodec(Form.I32, Shape.primitive(Primitive.I32));
  static final IntCodec PERCENT =
      new IntCodec(Form.U8, Shape.newtype("sp_arithmetic::per_things::Percent", U8), 100);
  static final IntCodec PER_U16 =
      new IntCodec(Form.U16, Shape.newtype("sp_arithmetic::per_things::PerU16", U16), 0xffff);

  private final Form form;
  private final Shape shape;
  private final int max;

  private IntCodec(Form form, Shape shape) {
    this(form, shape, Integer.MAX_VALUE);
  }

  private IntCodec(Form form, Shape shape, int max) {
    this.form = form;
    this.shape = shape;
    this.max = max;
  }

  /// The same numbers in compact form.
  ///
  /// @throws IllegalArgumentException if they have none
  IntCodec compact() {
    Form compact =
        switch (form) {
          case U8 -> Form.COMPACT_U8;
          case U16 -> Form.COMPACT_U16;
          case I8, I16, I32, COMPACT_U8, COMPACT_U16 ->
              throw new IllegalArgumentException(shape.key() + " has no compact form");
        };
    return new IntCodec(compact, Shape.compact(this), max);
  }

  void write(int value, ScaleWriter out) {
    if (value > max) {
      throw new EncodeException(value + " exceeds the whole, " + max);
    }
    switch (form) {
      case U8 -> out.u8(value);
      case U16 -> out.u16(value);
      case I8 -> out.i8(value);
      case I16 -> out.i16(value);
      case I32 -> out.i32(value);
      case COMPACT_U8 -> out.compactU8(value);
      case COMPACT_U16 -> out.compactU16(value);
    }
  }

  int read(ScaleReader in) {
    int at = in.position();
    int value =
        switch (form) {
          case U8 -> in.u8();
          case U16 -> in.u16();
          case I8 -> in.i8();
          case I16 -> in.i16();
          case I32 -> in.i32();
          case COMPACT_U8 -> in.compactU8();
          case COMPACT_U16 -> in.compactU16();
        };
    if (value > max) {
      throw in.errorAt(at, value + " exceeds the whole, " + max, shape.key().toString());
    }
    return value;
  }

  @Override
  public void encode(Integer value, ScaleWriter out) {
    write(value, out);
  }

  @Override
  public Integer decode(ScaleReader in) {
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
      case U8, I8, COMPACT_U8, COMPACT_U16 -> 1;
      case U16, I16 -> 2;
      case I32 -> 4;
    };
  }

  @Override
  public Comparator<Integer> order() {
    return Comparator.naturalOrder();
  }
}
