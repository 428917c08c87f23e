package network.khala.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Primitive;
import network.khala.scale.TypeDef.Variant;
import org.junit.jupiter.api.Test;

class TypeRegistryTest {
  private final TypeRegistry types = new TypeRegistry();

  private TypeInfo described(Codec<?> codec) {
    int number = types.register(codec);
    return types.toPortable().type(number);
  }

  private TypeInfo type(int number) {
    return types.toPortable().type(number);
  }

  private static List<TypeDef.Field> fields(TypeInfo type) {
    return ((TypeDef.Composite) type.def()).fields();
  }

  @Docs({"An account.", "Two lines."})
  @ScalePath("frame_system::AccountInfo")
  record AccountInfo<Nonce>(
      Nonce nonce,
      @ScaleName("free") @TypeName("BalanceOf<T>") @Docs("What can be spent.") @Compact
          BigInteger freeBalance,
      @Newtype("primitive_types::H256") Bytes32 codeHash) {}

  record DefaultPath(@U8 int refCount2) {}

  sealed interface Call {
    @Index(3)
    @ScaleName("set_code")
    @Docs("Sets the code.")
    record SetCode(Bytes newCode) implements Call {}

    @Index(0)
    @Tuple
    record Batch(List<Call> calls) implements Call {}
  }

  enum Phase {
    @Index(1)
    NOT_YET,
    @Index(0)
    Ready
  }

  record Everything(
      Optional<Bytes> option,
      Result<Unit, Phase> result,
      SortedMap<@U32 Long, Bytes> map,
      SortedSet<@U32 Long> set,
      @Bound(9) Bytes bounded,
      @Bound(value = 9, weak = true) List<Phase> weak,
      Tuple2<Bytes, Bytes> tuple,
      @U256 BigInteger word,
      BitVec bits) {}

  @Test
  void record_withAnnotations() {
    TypeInfo info = described(CodecFactory.STANDARD.of(AccountInfo.class, Codecs.U32));
    assertThat(info.path()).containsExactly("frame_system", "AccountInfo");
    assertThat(info.docs()).containsExactly("An account.", "Two lines.");
    assertThat(info.params()).containsExactly(TypeParameter.of("Nonce", 1));
    assertThat(type(1)).isEqualTo(TypeInfo.of(Primitive.U32));
    Field free = fields(info).get(1);
    assertThat(free.name()).contains("free");
    assertThat(free.typeName()).contains("BalanceOf<T>");
    assertThat(free.docs()).containsExactly("What can be spent.");
    assertThat(type(free.type()).def()).isInstanceOf(TypeDef.Compact.class);
    Field hash = fields(info).get(2);
    assertThat(hash.name()).contains("code_hash");
    assertThat(type(hash.type()).pathText()).isEqualTo("primitive_types::H256");
    int inner = fields(type(hash.type())).getFirst().type();
    assertThat(type(inner).def()).isInstanceOf(TypeDef.Array.class);
  }

  @Test
  void record_withoutPath_isNamedAfterItsPlace() {
    assertThat(described(CodecFactory.STANDARD.<DefaultPath>of(DefaultPath.class)).pathText())
        .isEqualTo("khala_scale::type_registry_test::DefaultPath");
    assertThat(fields(type(0)).getFirst().name()).contains("ref_count2");
  }

  @Test
  void sealedInterface_isVariants() {
    TypeInfo info = described(CodecFactory.STANDARD.<Call>of(Call.class));
    List<Variant> variants = ((TypeDef.Variants) info.def()).variants();
    assertThat(variants).extracting(Variant::name).containsExactly("set_code", "Batch");
    assertThat(variants).extracting(Variant::index).containsExactly(3, 0);
    assertThat(variants.getFirst().docs()).containsExactly("Sets the code.");
    assertThat(variants.getFirst().fields().getFirst().name()).contains("new_code");
    Field calls = variants.getLast().fields().getFirst();
    assertThat(calls.name()).isEmpty();
    assertThat(type(calls.type()).def()).isEqualTo(new TypeDef.Sequence(0));
  }

  @Test
  void enum_isVariantsWithoutFields() {
    TypeInfo info = described(CodecFactory.STANDARD.<Phase>of(Phase.class));
    assertThat(info.def())
        .isEqualTo(new TypeDef.Variants(List.of(Variant.of("NotYet", 1), Variant.of("Ready", 0))));
  }

  @Test
  void wrappers_haveTheNamesThatClientsKnow() {
    List<Field> fields = fields(described(CodecFactory.STANDARD.<Everything>of(Everything.class)));
    assertThat(fields)
        .extracting(field -> type(field.type()).pathText())
        .containsExactly(
            "Option",
            "Result",
            "BTreeMap",
            "BTreeSet",
            "bounded_collections::bounded_vec::BoundedVec",
            "bounded_collections::weak_bounded_vec::WeakBoundedVec",
            "",
            "primitive_types::U256",
            "");
    TypeInfo bounded = type(fields.get(4).type());
    assertThat(bounded.params())
        .containsExactly(
            TypeParameter.of("T", types.register(Codecs.U8)), TypeParameter.skipped("S"));
    TypeInfo map = type(fields.get(2).type());
    TypeDef entries = type(fields(map).getFirst().type()).def();
    int entry = ((TypeDef.Sequence) entries).type();
    assertThat(type(entry).def())
        .isEqualTo(
            new TypeDef.Tuple(List.of(types.register(Codecs.U32), types.register(Codecs.BYTES))));
    assertThat(type(fields.get(8).type()).def())
        .isInstanceOfSatisfying(
            TypeDef.BitSequence.class,
            bits -> assertThat(type(bits.order()).pathText()).isEqualTo("bitvec::order::Lsb0"));
  }

  @Test
  void fields_withoutAnAuthorsName_areNamedAfterTheirType() {
    List<Field> fields = fields(described(CodecFactory.STANDARD.<Everything>of(Everything.class)));
    assertThat(fields)
        .extracting(field -> field.typeName().orElse("none"))
        .containsExactly(
            "Option<Vec<u8>>",
            "Result<(), Phase>",
            "BTreeMap<u32, Vec<u8>>",
            "BTreeSet<u32>",
            "BoundedVec<u8, S>",
            "WeakBoundedVec<Phase, S>",
            "(Vec<u8>, Vec<u8>)",
            "U256",
            "BitVec<u8, Lsb0>");
    List<Field> account =
        fields(described(CodecFactory.STANDARD.of(AccountInfo.class, Codecs.U32)));
    assertThat(account)
        .extracting(field -> field.typeName().orElse("none"))
        .containsExactly("u32", "BalanceOf<T>", "H256");
    TypeDef calls = described(CodecFactory.STANDARD.<Call>of(Call.class)).def();
    assertThat(((TypeDef.Variants) calls).variants())
        .extracting(variant -> variant.fields().getFirst().typeName().orElse("none"))
        .containsExactly("Vec<u8>", "Vec<Call>");
  }

  @Test
  void fieldsOfRustsOwnTypes_haveNoTypeNames() {
    TypeInfo option = described(Codecs.option(Codecs.U8));
    Field some = ((TypeDef.Variants) option.def()).variants().getLast().fields().getFirst();
    assertThat(some.typeName()).isEmpty();
  }

  @Test
  void register_sameTypeBuiltApart_isOneType() {
    int first = types.register(Codecs.list(Codecs.option(Codecs.U8)));
    assertThat(types.register(Codecs.list(Codecs.option(Codecs.U8)))).isEqualTo(first);
    assertThat(types.register(Codecs.BYTES)).isEqualTo(types.register(Codecs.list(Codecs.U8)));
    assertThat(types.register(Codecs.BYTES32)).isEqualTo(types.register(Codecs.fixedBytes(32)));
    assertThat(types.register(Codecs.tuple(Codecs.U8, Codecs.BOOL)))
        .isNotEqualTo(types.register(Codecs.tuple(Codecs.BOOL, Codecs.U8)));
  }

  @Test
  void register_alikeButNamedDifferently_staysApart() {
    assertThat(types.register(Codecs.newtype("a::A", Codecs.U8)))
        .isNotEqualTo(types.register(Codecs.newtype("a::B", Codecs.U8)));
  }
}
