package network.khala.scale;

import java.math.BigInteger;
import java.util.Comparator;
import network.khala.scale.TypeDef.Primitive;

/// Numbers that need a `BigInteger`.
final class BigIntegerCodec implements Codec<BigInteger> {
  private enum Form {
    U128,
    U256,
    I128,
    I256,
    COMPACT_U128
  }

  static final BigIntegerCodec U128 =
      new BigIntegerCodec(Form.U128, Shape.primitive(Primitive.U128));
  static final BigIntegerCodec I128 =
      new BigIntegerCodec(Form.I128, Shape.primitive(Primitive.I128));
  static final BigIntegerCodec I256 =
      new BigIntegerCodec(Form.I256, Shape.primitive(Primitive.I256));

  /// Clients know this type by its path and as four words.
  static final BigIntegerCodec U256 =
      new BigIntegerCodec(
          Form.U256, Shape.newtype("primitive_types::U256", new ArrayCodec<>(LongCodec.U64, 4)));

  static final BigIntegerCodec FIXED_U128 =
      new BigIntegerCodec(Form.U128, Shape.newtype("sp_arithmetic::fixed_point::FixedU128", U128));
  static final BigIntegerCodec FIXED_I128 =
      new BigIntegerCodec(Form.I128, Shape.newtype("sp_arithmetic::fixed_point::FixedI128", I128));

  private final Form form;
  private final Shape shape;

  private BigIntegerCodec(Form form, Shape shape) {
    this.form = form;
    this.shape = shape;
  }

  /// The same numbers in compact form.
  ///
  /// @throws IllegalArgumentException if they have none
  BigIntegerCodec compact() {
    if (form != Form.U128) {
      throw new IllegalArgumentException(shape.key() + " has no compact form");
    }
    return new BigIntegerCodec(Form.COMPACT_U128, Shape.compact(this));
  }

  @Override
  public void encode(BigInteger value, ScaleWriter out) {
    switch (form) {
      case U128 -> out.u128(value);
      case U256 -> out.u256(value);
      case I128 -> out.i128(value);
      case I256 -> out.i256(value);
      case COMPACT_U128 -> out.compactU128(value);
    }
  }

  @Override
  public BigInteger decode(ScaleReader in) {
    return switch (form) {
      case U128 -> in.u128();
      case U256 -> in.u256();
      case I128 -> in.i128();
      case I256 -> in.i256();
      case COMPACT_U128 -> in.compactU128();
    };
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
      case COMPACT_U128 -> 1;
      case U128, I128 -> 16;
      case U256, I256 -> 32;
    };
  }

  @Override
  public Comparator<BigInteger> order() {
    return Comparator.naturalOrder();
  }
}
