package network.khala.pallets.identity;

import java.util.List;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeParameter;
import network.khala.scale.TypeRegistry;

/// Sets of fields are a `u64`; metadata tells clients which bit is which field.
final class FieldSetCodec implements Codec<FieldSet> {
  private static final long KNOWN = 0xff;

  @Override
  public void encode(FieldSet fields, ScaleWriter out) {
    out.u64(fields.bits());
  }

  @Override
  public FieldSet decode(ScaleReader in) {
    int start = in.position();
    long bits = in.u64();
    if ((bits & ~KNOWN) != 0) {
      throw in.errorAt(start, "bits " + Long.toHexString(bits), "identity fields");
    }
    return new FieldSet(bits);
  }

  @Override
  public int minSize() {
    return Long.BYTES;
  }

  @Override
  public Object typeKey() {
    return FieldSet.class;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    int bits = registry.register(Codecs.U64);
    int field = registry.register(CodecFactory.STANDARD.of(IdentityField.class));
    return TypeInfo.of(
            "pallet_identity::types::BitFlags",
            new TypeDef.Composite(List.of(TypeDef.Field.unnamed(bits))))
        .withParams(List.of(TypeParameter.of("T", field)));
  }
}
