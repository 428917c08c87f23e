package network.khala.scale.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.scale.BitVec;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Compact;
import network.khala.scale.DecodeException;
import network.khala.scale.EncodeException;
import network.khala.scale.I128;
import network.khala.scale.Index;
import network.khala.scale.Newtype;
import network.khala.scale.Perbill;
import network.khala.scale.PortableRegistry;
import network.khala.scale.Result;
import network.khala.scale.ScaleWriter;
import network.khala.scale.Tuple;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;
import network.khala.scale.U16;
import network.khala.scale.U256;
import network.khala.scale.U32;
import network.khala.scale.Unit;
import network.khala.scale.dynamic.Value.Member;
import org.junit.jupiter.api.Test;

class DynamicCodecTest {
  record Everything(
      boolean flag,
      @U16 int small,
      long wide,
      @I128 BigInteger signed,
      @U256 BigInteger word,
      @Compact @U32 long compact,
      @Compact @Perbill long share,
      String text,
      Bytes blob,
      @Newtype("primitive_types::H256") Bytes32 hash,
      List<@U16 Integer> list,
      Optional<Boolean> option,
      Result<Unit, Fault> result,
      SortedMap<@U32 Long, String> map,
      Tuple2<@U32 Long, Boolean> tuple,
      BitVec bits) {}

  sealed interface Fault {
    @Index(4)
    @Tuple
    record Code(@U32 long code) implements Fault {}

    @Index(200)
    record Nested(List<Fault> faults) implements Fault {}
  }

  private static Everything everything() {
    SortedMap<Long, String> map = new TreeMap<>();
    map.put(7L, "seven");
    return new Everything(
        true,
        513,
        -1,
        BigInteger.valueOf(-5),
        BigInteger.TWO.pow(255),
        1 << 20,
        500_000_000,
        "ü",
        Bytes.fromHex("0102"),
        Bytes32.ZERO,
        List.of(1, 2),
        Optional.of(false),
        Result.err(new Fault.Code(9)),
        map,
        new Tuple2<>(3L, true),
        BitVec.of(true, false, true));
  }

  private static int register(Codec<?> codec, TypeRegistry types) {
    return types.register(codec);
  }

  private static DynamicCodec dynamic(Codec<?> codec) {
    TypeRegistry types = new TypeRegistry();
    assertThat(register(codec, types)).isZero();
    return new DynamicCodec(types.toPortable());
  }

  private static DynamicCodec dynamic(TypeInfo... types) {
    return new DynamicCodec(new PortableRegistry(List.of(types)));
  }

  @Test
  void decode_everyShape_encodesToTheSameBytes() {
    Codec<Everything> codec = CodecFactory.STANDARD.of(Everything.class);
    DynamicCodec dynamic = dynamic(codec);
    byte[] bytes = codec.encode(everything());
    Value.Composite value = (Value.Composite) dynamic.decode(0, bytes);
    assertThat(dynamic.encode(0, value)).isEqualTo(bytes);
    assertThat(value.get("wide"))
        .isEqualTo(new Value.Int(BigInteger.TWO.pow(64).subtract(BigInteger.ONE)));
    assertThat(value.get("signed")).isEqualTo(Value.Int.of(-5));
    assertThat(value.get("share")).isEqualTo(Value.Int.of(500_000_000));
    assertThat(value.get("blob")).isEqualTo(new Value.Blob(Bytes.fromHex("0102")));
    assertThat(value.get("option"))
        .isEqualTo(Value.Variant.of("Some", Member.of(new Value.Bool(false))));
    assertThat(value.get("result"))
        .isEqualTo(
            Value.Variant.of(
                "Err", Member.of(Value.Variant.of("Code", Member.of(Value.Int.of(9))))));
    assertThat(value.get("bits")).isEqualTo(new Value.Bits(BitVec.of(true, false, true)));
  }

  @Test
  void decode_afterTheRegistryCrossedTheWire_isTheSame() {
    Codec<Everything> codec = CodecFactory.STANDARD.of(Everything.class);
    DynamicCodec here = dynamic(codec);
    byte[] wire = PortableRegistry.CODEC.encode(here.registry());
    DynamicCodec there = new DynamicCodec(PortableRegistry.CODEC.decode(wire));
    byte[] bytes = codec.encode(everything());
    assertThat(there.decode(0, bytes)).isEqualTo(here.decode(0, bytes));
  }

  @Test
  void decode_badByte_namesThePath() {
    DynamicCodec dynamic = dynamic(CodecFactory.STANDARD.of(Fault.class));
    assertThatThrownBy(() -> dynamic.decode(0, Bytes.fromHex("c80404040000")))
        .isInstanceOf(DecodeException.class)
        .hasMessage(
            "Fault::Nested.faults[0]::Code.0: input ends: 3 of 4 needed bytes remain at byte 3");
  }

  @Test
  void encode_singleField_takesTheValueItself() {
    DynamicCodec dynamic = dynamic(Codecs.newtype("a::B", Codecs.U32));
    assertThat(dynamic.encode(0, Value.Int.of(1))).containsExactly(1, 0, 0, 0);
  }

  @Test
  void encode_namedFields_inAnyOrder() {
    record Pair(@U32 long left, boolean right) {}
    DynamicCodec dynamic = dynamic(CodecFactory.STANDARD.<Pair>of(Pair.class));
    Value swapped =
        Value.Composite.of(
            Member.of("right", new Value.Bool(true)), Member.of("left", Value.Int.of(2)));
    assertThat(dynamic.encode(0, swapped)).containsExactly(2, 0, 0, 0, 1);
    assertThatThrownBy(
            () ->
                dynamic.encode(
                    0,
                    Value.Composite.of(
                        Member.of("left", Value.Int.of(-1)),
                        Member.of("right", new Value.Bool(true)))))
        .isInstanceOf(EncodeException.class)
        .hasMessage("Pair.left: -1 does not fit u32");
  }

  @Test
  void decode_typeThatContainsItself_isRefused() {
    DynamicCodec dynamic = dynamic(TypeInfo.of("a::B", TypeDef.Composite.of(0)));
    assertThatThrownBy(() -> dynamic.decode(0, new byte[0]))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("nested deeper than 512");
    assertThatThrownBy(() -> dynamic.encode(0, Value.Int.of(1)))
        .isInstanceOf(EncodeException.class)
        .hasMessageContaining("nested deeper");
  }

  @Test
  void decode_listsOfNothing_areBounded() {
    DynamicCodec array =
        dynamic(TypeInfo.of(new TypeDef.Array(0xffff_ffffL, 1)), TypeInfo.of(TypeDef.UNIT));
    assertThatThrownBy(() -> array.decode(0, new byte[0]))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("more values than the input can hold");
    DynamicCodec sequence =
        dynamic(TypeInfo.of(new TypeDef.Sequence(1)), TypeInfo.of(TypeDef.UNIT));
    byte[] claim = new ScaleWriter().compactU32(Integer.MAX_VALUE).toArray();
    assertThatThrownBy(() -> sequence.decode(0, claim)).isInstanceOf(DecodeException.class);
  }

  @Test
  void decode_arrayLongerThanTheInput_isRefusedAtOnce() {
    DynamicCodec dynamic =
        dynamic(TypeInfo.of(new TypeDef.Array(0xffff_ffffL, 1)), TypeInfo.of(TypeDef.Primitive.U8));
    assertThatThrownBy(() -> dynamic.decode(0, new byte[9]))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("an array of 4,294,967,295 needs at least 4,294,967,295 bytes");
  }

  @Test
  void decode_surrogate_isNoChar() {
    DynamicCodec dynamic = dynamic(TypeInfo.of(TypeDef.Primitive.CHAR));
    assertThat(dynamic.decode(0, Bytes.fromHex("00f60100"))).isEqualTo(new Value.Char(0x1f600));
    assertThatThrownBy(() -> dynamic.decode(0, Bytes.fromHex("00d80000")))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("no Unicode scalar value");
  }

  @Test
  void decode_compactOfText_isRefused() {
    DynamicCodec dynamic =
        dynamic(TypeInfo.of(new TypeDef.Compact(1)), TypeInfo.of(TypeDef.Primitive.STR));
    assertThatThrownBy(() -> dynamic.decode(0, new byte[1]))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("no compact form");
  }

  @Test
  void compactOfNothing_isNothing() {
    DynamicCodec dynamic = dynamic(TypeInfo.of(new TypeDef.Compact(1)), TypeInfo.of(TypeDef.UNIT));
    assertThat(dynamic.decode(0, new byte[0])).isEqualTo(Value.Sequence.of());
    assertThat(dynamic.encode(0, Value.Sequence.of())).isEmpty();
  }
}
