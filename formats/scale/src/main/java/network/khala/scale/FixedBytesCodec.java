package network.khala.scale;

import java.util.Comparator;

/// `[u8; n]`: the bytes without a length.
final class FixedBytesCodec implements Codec<Bytes> {
  private final int length;
  private final Shape shape;

  FixedBytesCodec(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("an array of length " + length);
    }
    this.length = length;
    this.shape = Shape.array(IntCodec.U8, length);
  }

  @Override
  public void encode(Bytes value, ScaleWriter out) {
    if (value.size() != length) {
      throw new EncodeException(value.size() + " bytes for an array of " + length);
    }
    out.raw(value);
  }

  @Override
  public Bytes decode(ScaleReader in) {
    return Bytes.wrap(in.raw(length));
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
    return length;
  }

  @Override
  public Comparator<Bytes> order() {
    return Comparator.naturalOrder();
  }
}
