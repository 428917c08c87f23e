package network.khala.scale;

import java.util.Comparator;
import network.khala.scale.TypeDef.Primitive;

/// `00` or `01`.
final class BoolCodec implements Codec<Boolean> {
  static final BoolCodec INSTANCE = new BoolCodec();

  private static final Shape SHAPE = Shape.primitive(Primitive.BOOL);

  private BoolCodec() {}

  @Override
  public void encode(Boolean value, ScaleWriter out) {
    out.bool(value);
  }

  @Override
  public Boolean decode(ScaleReader in) {
    return in.bool();
  }

  @Override
  public Object typeKey() {
    return SHAPE.key();
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    return SHAPE.describe(registry);
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Comparator<Boolean> order() {
    return Comparator.naturalOrder();
  }
}
