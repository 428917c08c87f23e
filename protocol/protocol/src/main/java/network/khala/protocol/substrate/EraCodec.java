package network.khala.protocol.substrate;

import java.util.ArrayList;
import java.util.List;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Variant;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;

/// Eras are two bytes of their own making; metadata tells clients of 256 variants instead, one for
/// each first byte.
final class EraCodec implements Codec<Era> {
  private static final int MAX_EXPONENT_CODE = 15;

  @Override
  public void encode(Era era, ScaleWriter out) {
    switch (era) {
      case Era.Immortal() -> out.u8(0);
      case Era.Mortal mortal -> {
        int exponent = Long.numberOfTrailingZeros(mortal.period());
        int low = Math.clamp(exponent - 1, 1, MAX_EXPONENT_CODE);
        out.u16(low | ((int) (mortal.phase() / Era.quantum(mortal.period())) << 4));
      }
    }
  }

  @Override
  public Era decode(ScaleReader in) {
    int start = in.position();
    int first = in.u8();
    if (first == 0) {
      return new Era.Immortal();
    }
    int encoded = first | in.u8() << 8;
    long period = 2L << (encoded & 0xf);
    long phase = (encoded >> 4) * Era.quantum(period);
    if (period < Era.MIN_PERIOD || phase >= period) {
      throw in.errorAt(start, "phase " + phase + " of period " + period, "Era").within("Era", "");
    }
    return new Era.Mortal(period, phase);
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Object typeKey() {
    return Era.class;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    int u8 = registry.register(Codecs.U8);
    List<Variant> variants = new ArrayList<>();
    variants.add(Variant.of("Immortal", 0));
    for (int i = 1; i <= 0xff; i++) {
      variants.add(Variant.of("Mortal" + i, i, Field.unnamed(u8)));
    }
    return TypeInfo.of("sp_runtime::generic::era::Era", new TypeDef.Variants(variants));
  }
}
