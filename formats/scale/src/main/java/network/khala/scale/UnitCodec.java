package network.khala.scale;

import java.util.Comparator;
import java.util.List;

/// `()`: nothing.
final class UnitCodec implements Codec<Unit> {
  static final UnitCodec INSTANCE = new UnitCodec();

  private static final Shape SHAPE = Shape.tuple(List.of());

  private UnitCodec() {}

  @Override
  public void encode(Unit value, ScaleWriter out) {}

  @Override
  public Unit decode(ScaleReader in) {
    return Unit.UNIT;
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
  public Comparator<Unit> order() {
    return Comparator.naturalOrder();
  }
}
