package network.khala.scale;

import java.util.List;

/// A bit vector with byte store and least significant bit first. Unused bits of the last byte are
/// zero; anything else is refused, since it would be a second encoding of the same bits.
final class BitVecCodec implements Codec<BitVec> {
  static final BitVecCodec INSTANCE = new BitVecCodec();

  private static final TypeKey LSB0 = TypeKey.of("bitvec::order::Lsb0");

  private BitVecCodec() {}

  @Override
  public void encode(BitVec value, ScaleWriter out) {
    out.length(value.size()).raw(value.backing());
  }

  @Override
  public BitVec decode(ScaleReader in) {
    int bits = in.length(Integer.MAX_VALUE, 0);
    int at = in.position();
    byte[] store = in.raw(BitVec.bytesFor(bits));
    try {
      return BitVec.of(bits, store);
    } catch (IllegalArgumentException e) {
      throw in.errorAt(at, String.valueOf(e.getMessage()), "BitVec<u8, Lsb0>");
    }
  }

  @Override
  public Object typeKey() {
    return TypeKey.of("BitVec", IntCodec.U8.typeKey(), LSB0);
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    return TypeInfo.of(
        new TypeDef.BitSequence(
            registry.register(IntCodec.U8),
            registry.register(
                LSB0, _ -> TypeInfo.of("bitvec::order::Lsb0", new TypeDef.Composite(List.of())))));
  }

  @Override
  public int minSize() {
    return 1;
  }
}
