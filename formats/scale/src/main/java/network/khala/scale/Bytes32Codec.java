package network.khala.scale;

import java.util.Comparator;

/// `[u8; 32]`.
final class Bytes32Codec implements Codec<Bytes32> {
  static final Bytes32Codec INSTANCE = new Bytes32Codec();

  private static final Shape SHAPE = Shape.array(IntCodec.U8, Bytes32.SIZE);

  private Bytes32Codec() {}

  @Override
  public void encode(Bytes32 value, ScaleWriter out) {
    out.raw(value);
  }

  @Override
  public Bytes32 decode(ScaleReader in) {
    return in.bytes32();
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
    return Bytes32.SIZE;
  }

  @Override
  public Comparator<Bytes32> order() {
    return Comparator.naturalOrder();
  }
}
