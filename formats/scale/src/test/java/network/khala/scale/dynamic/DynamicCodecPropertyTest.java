package network.khala.scale.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import network.khala.scale.DecodeException;
import network.khala.scale.EncodeException;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Primitive;
import network.khala.scale.TypeDef.Variant;
import network.khala.scale.TypeInfo;

/// Any types, any bytes: there is a value, which encodes to the same bytes, or a [DecodeException].
class DynamicCodecPropertyTest {
  private static final int TYPES = 6;

  @Property
  void decode_anyTypesAndBytes_isCanonicalOrRefused(
      @ForAll("registries") PortableRegistry types, @ForAll @Size(max = 40) byte[] bytes) {
    DynamicCodec codec = new DynamicCodec(types);
    try {
      Value value = codec.decode(0, bytes);
      assertThat(codec.encode(0, value)).isEqualTo(bytes);
    } catch (DecodeException e) {
      assertThat(e.offset()).isBetween(0, bytes.length);
    }
  }

  @Property(tries = 300)
  void encode_valueOfOtherTypes_isRefusedOrReadBack(
      @ForAll("registries") PortableRegistry types,
      @ForAll("registries") PortableRegistry others,
      @ForAll @Size(max = 40) byte[] bytes) {
    try {
      Value value = new DynamicCodec(others).decode(0, bytes);
      DynamicCodec codec = new DynamicCodec(types);
      byte[] encoded = codec.encode(0, value);
      assertThat(codec.encode(0, codec.decode(0, encoded))).isEqualTo(encoded);
    } catch (DecodeException | EncodeException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<PortableRegistry> registries() {
    return defs()
        .map(def -> TypeInfo.of("a::Type", def))
        .list()
        .ofSize(TYPES)
        .map(PortableRegistry::new);
  }

  private static Arbitrary<TypeDef> defs() {
    Arbitrary<Integer> type = Arbitraries.integers().between(0, TYPES - 1);
    Arbitrary<List<Integer>> types = type.list().ofMaxSize(3);
    Arbitrary<TypeDef> primitives = Arbitraries.of(Primitive.values()).map(each -> each);
    return Arbitraries.oneOf(
        primitives,
        primitives,
        type.map(TypeDef.Sequence::new),
        type.map(TypeDef.Compact::new),
        types.map(TypeDef.Tuple::new),
        types.map(each -> new TypeDef.Composite(fields(each))),
        types.list().ofMaxSize(3).map(DynamicCodecPropertyTest::variants),
        Combinators.combine(Arbitraries.longs().between(0, 0xffff_ffffL), type)
            .as(TypeDef.Array::new),
        Combinators.combine(Arbitraries.longs().between(0, 3), type).as(TypeDef.Array::new),
        Combinators.combine(type, type).as(TypeDef.BitSequence::new));
  }

  private static TypeDef variants(List<List<Integer>> types) {
    List<Variant> variants = new ArrayList<>();
    for (List<Integer> each : types) {
      int index = variants.size();
      variants.add(new Variant("V" + index, fields(each), index, List.of()));
    }
    return new TypeDef.Variants(variants);
  }

  private static List<Field> fields(List<Integer> types) {
    List<Field> fields = new ArrayList<>();
    for (int type : types) {
      fields.add(Field.named("f" + fields.size(), type));
    }
    return fields;
  }
}
