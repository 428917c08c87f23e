package network.khala.pallets.identity;

import java.util.ArrayList;
import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;

/// Texts have a number for each length.
final class DataCodec implements Codec<Data> {
  private static final int TEXT = 1;
  private static final int TEXT_MAX = 33;
  private static final List<String> HASHES =
      List.of("BlakeTwo256", "Sha256", "Keccak256", "ShaThree256");
  private static final int HASH_BYTES = 32;

  @Override
  public void encode(Data data, ScaleWriter out) {
    out.u8(data.kind() == TEXT ? TEXT + data.bytes().size() : data.kind());
    out.raw(data.bytes());
  }

  @Override
  public Data decode(ScaleReader in) {
    int start = in.position();
    int number = in.u8();
    if (number == 0) {
      return Data.NONE;
    }
    if (number <= TEXT_MAX) {
      return Data.text(Bytes.wrap(in.raw(number - TEXT)));
    }
    if (number <= TEXT_MAX + HASHES.size()) {
      return new Data(number, Bytes.wrap(in.raw(HASH_BYTES)));
    }
    throw in.errorAt(start, "kind " + number, "Data");
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Object typeKey() {
    return Data.class;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    List<TypeDef.Variant> variants = new ArrayList<>();
    variants.add(TypeDef.Variant.of("None", 0));
    for (int size = 0; size <= HASH_BYTES; size++) {
      variants.add(variant("Raw" + size, TEXT + size, size, registry));
    }
    for (int i = 0; i < HASHES.size(); i++) {
      variants.add(variant(HASHES.get(i), TEXT_MAX + 1 + i, HASH_BYTES, registry));
    }
    return TypeInfo.of("pallet_identity::types::Data", new TypeDef.Variants(variants));
  }

  private static TypeDef.Variant variant(String name, int number, int size, TypeRegistry registry) {
    int bytes = registry.register(Codecs.fixedBytes(size));
    return TypeDef.Variant.of(name, number, TypeDef.Field.unnamed(bytes));
  }
}
