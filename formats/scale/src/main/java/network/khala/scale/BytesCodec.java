package network.khala.scale;

import java.util.Comparator;

/// `Vec<u8>` and its bounded forms: compact length, then the bytes.
final class BytesCodec implements Codec<Bytes> {
  private static final Shape VEC = Shape.sequence(IntCodec.U8);

  static final BytesCodec UNBOUNDED = new BytesCodec(Integer.MAX_VALUE, VEC);

  private final int max;
  private final Shape shape;

  BytesCodec(int max, boolean weak) {
    this(weak ? Integer.MAX_VALUE : max, Shape.boundedVec(weak, VEC, IntCodec.U8));
  }

  private BytesCodec(int max, Shape shape) {
    this.max = max;
    this.shape = shape;
  }

  @Override
  public void encode(Bytes value, ScaleWriter out) {
    Items.checkLength(value.size(), max);
    out.bytes(value);
  }

  @Override
  public Bytes decode(ScaleReader in) {
    return in.bytes(max);
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
    return 1;
  }

  @Override
  public Comparator<Bytes> order() {
    return Comparator.naturalOrder();
  }
}
