package network.khala.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// What holds for all values and all bytes: decoding undoes encoding, a value has one encoding, and
/// foreign bytes lead to a value or a [DecodeException].
class CodecPropertyTest {
  private static final String U128_MAX = "340282366920938463463374607431768211455";

  sealed interface Tree {
    @Index(0)
    record Leaf(@Compact @U32 long value, Optional<Boolean> mark) implements Tree {}

    @Index(5)
    @Tuple
    record Branch(List<Tree> children, @Bound(4) Bytes name) implements Tree {}
  }

  record Mixed(
      @U8 int a,
      @I16 int b,
      @Perbill long c,
      @Compact BigInteger d,
      String e,
      @Length(3) Bytes f,
      Result<@U16 Integer, String> g,
      BitVec h,
      @Length(2) List<@I64 Long> i,
      boolean j) {}

  private static final Codec<Tree> TREE = CodecFactory.STANDARD.of(Tree.class);
  private static final Codec<Mixed> MIXED = CodecFactory.STANDARD.of(Mixed.class);

  private static <T> void roundTrip(Codec<T> codec, T value) {
    byte[] bytes = codec.encode(value);
    assertThat(codec.decode(bytes)).isEqualTo(value);
    assertThat(bytes.length).isGreaterThanOrEqualTo(codec.minSize());
  }

  /// Whatever is accepted is what encoding gives.
  private static <T> void canonicalOrRefused(Codec<T> codec, byte[] bytes) {
    try {
      T value = codec.decode(bytes);
      assertThat(codec.encode(value)).isEqualTo(bytes);
    } catch (DecodeException e) {
      assertThat(e.offset()).isBetween(0, bytes.length);
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property
  void numbers_roundTrip(
      @ForAll @LongRange(max = 0xffff_ffffL) long word,
      @ForAll long wide,
      @ForAll @BigRange(min = "0", max = U128_MAX) BigInteger big) {
    roundTrip(Codecs.U32, word);
    roundTrip(Codecs.compactU32(), word);
    roundTrip(Codecs.U64, wide);
    roundTrip(Codecs.I64, wide);
    roundTrip(Codecs.compactU64(), wide);
    roundTrip(Codecs.U128, big);
    roundTrip(Codecs.U256, big);
    roundTrip(Codecs.compactU128(), big);
    roundTrip(Codecs.I256, big.negate());
  }

  @Property
  void compact_everyLength_roundTrips(@ForAll @LongRange(max = 128) long bits) {
    BigInteger top = BigInteger.TWO.pow((int) bits);
    BigInteger below = top.subtract(BigInteger.ONE);
    roundTrip(Codecs.compactU128(), below);
    if (bits < 128) {
      roundTrip(Codecs.compactU128(), top);
    }
    if (bits <= 64) {
      roundTrip(Codecs.compactU64(), below.longValue());
    }
  }

  @Property
  void text_roundTrips(@ForAll("text") String text) {
    roundTrip(Codecs.STRING, text);
  }

  @Property
  void text_isOrderedAsItsBytes(@ForAll("text") String left, @ForAll("text") String right) {
    int byBytes =
        Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(Codecs.STRING.order().compare(left, right)))
        .isEqualTo(Integer.signum(byBytes));
  }

  @Property
  void maps_areAscendingOnTheWire(@ForAll @Size(max = 20) List<Long> keys) {
    SortedMap<Long, Boolean> map = new TreeMap<>();
    keys.forEach(key -> map.put(key, true));
    Codec<SortedMap<Long, Boolean>> codec = Codecs.map(Codecs.U64, Codecs.BOOL);
    byte[] bytes = codec.encode(map);
    SortedMap<Long, Boolean> decoded = codec.decode(bytes);
    assertThat(decoded).isEqualTo(map);
    assertThat(List.copyOf(decoded.keySet())).isSortedAccordingTo(Long::compareUnsigned);
    assertThat(Codecs.list(Codecs.tuple(Codecs.U64, Codecs.BOOL)).decode(bytes))
        .extracting(Tuple2::first)
        .isSortedAccordingTo(Long::compareUnsigned);
    roundTrip(Codecs.set(Codecs.U64), new TreeSet<>(keys));
  }

  @Property(tries = 300)
  void trees_roundTrip(@ForAll("trees") Tree tree) {
    roundTrip(TREE, tree);
  }

  @Property
  void records_roundTrip(@ForAll("mixed") Mixed mixed) {
    roundTrip(MIXED, mixed);
  }

  @Property
  void foreignBytes_areCanonicalOrRefused(@ForAll @Size(max = 64) byte[] bytes) {
    canonicalOrRefused(TREE, bytes);
    canonicalOrRefused(MIXED, bytes);
    canonicalOrRefused(Codecs.BIT_VEC, bytes);
    canonicalOrRefused(Codecs.compactU128(), bytes);
    canonicalOrRefused(Codecs.list(Codecs.compactU32()), bytes);
    canonicalOrRefused(Codecs.opaque(Codecs.STRING), bytes);
    canonicalOrRefused(PortableRegistry.CODEC, bytes);
  }

  @Property
  void oneWrongByte_isCanonicalOrRefused(
      @ForAll("mixed") Mixed mixed, @ForAll @LongRange(max = 1_000) long at, @ForAll byte wrong) {
    byte[] bytes = MIXED.encode(mixed);
    bytes[(int) (at % bytes.length)] = wrong;
    canonicalOrRefused(MIXED, bytes);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings()
        .ofMaxLength(15)
        .filter(each -> each.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff));
  }

  @Provide
  Arbitrary<Tree> trees() {
    Arbitrary<Tree> leaves =
        Combinators.combine(
                Arbitraries.longs().between(0, 0xffff_ffffL),
                Arbitraries.of(true, false).optional())
            .as(Tree.Leaf::new);
    return Arbitraries.recursive(
        () -> leaves,
        inner -> Combinators.combine(inner.list().ofMaxSize(3), bytes(0, 4)).as(Tree.Branch::new),
        0,
        4);
  }

  @Provide
  Arbitrary<Mixed> mixed() {
    Arbitrary<Result<Integer, String>> results =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0xffff).map(Result::ok), text().map(Result::err));
    return Combinators.combine(
            Arbitraries.integers().between(0, 0xff),
            Arbitraries.integers().between(-32_768, 32_767),
            Arbitraries.longs().between(0, 1_000_000_000),
            Arbitraries.bigIntegers().between(BigInteger.ZERO, new BigInteger(U128_MAX)),
            text(),
            bytes(3, 3),
            results,
            Arbitraries.of(true, false).array(boolean[].class).ofMaxSize(20).map(BitVec::of))
        .flatAs(
            (a, b, c, d, e, f, g, h) ->
                Combinators.combine(
                        Arbitraries.longs().list().ofSize(2), Arbitraries.of(true, false))
                    .as((i, j) -> new Mixed(a, b, c, d, e, f, g, h, i, j)));
  }

  private static Arbitrary<Bytes> bytes(int min, int max) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(min).ofMaxSize(max).map(Bytes::of);
  }
}
