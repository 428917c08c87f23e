package network.khala.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CodecFactoryTest {
  private static final CodecFactory FACTORY = CodecFactory.STANDARD;

  record Account(@U32 long nonce, boolean frozen, long height, @Compact BigInteger free) {}

  record Generic<A, B>(A first, List<B> rest) {}

  record UsesGeneric(Generic<@U16 Integer, Optional<@Compact @U32 Long>> inner) {}

  sealed interface Shape {
    @Index(1)
    record Circle(@U8 int radius) implements Shape {}

    @Index(7)
    @Tuple
    record Group(List<Shape> members) implements Shape {}
  }

  sealed interface Either<L, R> {
    @Index(0)
    record Left<X, Y>(X value) implements Either<X, Y> {}

    @Index(1)
    record Right<L, R>(R value) implements Either<L, R> {}
  }

  enum Level {
    @Index(3)
    VERY_HIGH,
    @Index(9)
    Low
  }

  record Node(@U8 int value, Optional<Node> next) {}

  record Bounded(@Bound(3) Bytes name, @Length(4) Bytes tag, @Bound(2) List<Level> levels) {}

  record Positive(@U8 int value) {
    Positive {
      if (value == 0) {
        throw new IllegalArgumentException("zero is not positive");
      }
    }
  }

  record Ambiguous(int width) {}

  record Misplaced(@U8 long value) {}

  private static <T> Codec<T> codec(Class<T> type) {
    return FACTORY.of(type);
  }

  @Test
  void of_record_encodesComponentsInOrder() {
    Codec<Account> codec = codec(Account.class);
    Account account = new Account(1, true, -1, BigInteger.valueOf(64));
    byte[] bytes = codec.encode(account);
    assertThat(Bytes.of(bytes).toHex()).isEqualTo("0x0100000001ffffffffffffffff0101");
    assertThat(codec.decode(bytes)).isEqualTo(account);
  }

  @Test
  void of_genericUse_resolvesArguments() {
    Codec<UsesGeneric> codec = codec(UsesGeneric.class);
    UsesGeneric value =
        new UsesGeneric(new Generic<>(258, List.of(Optional.of(1L), Optional.empty())));
    assertThat(Bytes.of(codec.encode(value)).toHex()).isEqualTo("0x020108010400");
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }

  @Test
  void of_genericWithCodecs_usesThem() {
    Codec<Generic<String, Boolean>> codec = FACTORY.of(Generic.class, Codecs.STRING, Codecs.BOOL);
    Generic<String, Boolean> value = new Generic<>("a", List.of(true));
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }

  @Test
  void of_genericSealed_mapsVariablesOfVariants() {
    Codec<Either<Long, String>> codec = FACTORY.of(Either.class, Codecs.U32, Codecs.STRING);
    assertThat(Bytes.of(codec.encode(new Either.Left<>(5L))).toHex()).isEqualTo("0x0005000000");
    assertThat(codec.decode(Bytes.fromHex("010478"))).isEqualTo(new Either.Right<>("x"));
  }

  @Test
  void of_sealedRecursive_writesIndexAndFields() {
    Codec<Shape> codec = codec(Shape.class);
    Shape value = new Shape.Group(List.of(new Shape.Circle(9), new Shape.Group(List.of())));
    assertThat(Bytes.of(codec.encode(value)).toHex()).isEqualTo("0x070801090700");
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }

  @Test
  void of_recursiveRecord_ends() {
    Codec<Node> codec = codec(Node.class);
    Node value = new Node(1, Optional.of(new Node(2, Optional.empty())));
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }

  @Test
  void of_enum_usesIndicesOfConstants() {
    Codec<Level> codec = codec(Level.class);
    assertThat(codec.encode(Level.Low)).containsExactly(9);
    assertThat(codec.decode(new byte[] {3})).isEqualTo(Level.VERY_HIGH);
    assertThatThrownBy(() -> codec.decode(new byte[] {0}))
        .isInstanceOf(DecodeException.class)
        .hasMessage("Level: variant index 0 is unknown at byte 0");
  }

  @Test
  void of_ambiguousInt_namesTheComponent() {
    assertThatThrownBy(() -> codec(Ambiguous.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Ambiguous.width: an int needs");
  }

  @Test
  void of_misplacedAnnotation_namesIt() {
    assertThatThrownBy(() -> codec(Misplaced.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Misplaced.value: @U8 does not go with long");
  }

  @Test
  void of_sameType_givesSameCodec() {
    assertThat(codec(Shape.class)).isSameAs(codec(Shape.class));
  }

  @Test
  void withBinding_replacesTheTypeEverywhere() {
    Codec<Node> codec =
        FACTORY.withBinding(Node.class, new NewtypeCodec<>("x", codec(Node.class))).of(Node.class);
    assertThat(codec).isInstanceOf(NewtypeCodec.class);
  }

  @Test
  void decode_bounds_areRefusedBeforeReading() {
    Codec<Bounded> codec = codec(Bounded.class);
    assertThatThrownBy(() -> codec.decode(Bytes.fromHex("1001020304")))
        .hasMessage("Bounded.name: compact length 4 exceeds limit 3 at byte 0");
    assertThatThrownBy(
            () -> codec.encode(new Bounded(Bytes.fromHex("01020304"), Bytes.EMPTY, List.of())))
        .isInstanceOf(EncodeException.class)
        .hasMessage("Bounded.name: 4 items exceed the bound, 3");
  }

  @Test
  void decode_refusedByConstructor_isDecodeException() {
    assertThatThrownBy(() -> codec(Positive.class).decode(new byte[1]))
        .isInstanceOf(DecodeException.class)
        .hasMessage("Positive: zero is not positive at byte 0");
  }

  @Test
  void decode_pathLeadsThroughVariantsAndLists() {
    assertThatThrownBy(() -> codec(Shape.class).decode(Bytes.fromHex("0708010907040a")))
        .isInstanceOf(DecodeException.class)
        .hasMessage("Shape::Group.0[1]::Group.0[0]: variant index 10 is unknown at byte 6");
  }

  @Test
  void decode_depth_isLimited() {
    Codec<Shape> codec = codec(Shape.class);
    byte[] tooDeep = nested(ScaleReader.MAX_DEPTH + 1);
    byte[] deepest = nested(ScaleReader.MAX_DEPTH);
    assertThat(codec.encode(codec.decode(deepest))).isEqualTo(deepest);
    assertThatThrownBy(() -> codec.decode(tooDeep))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("nested deeper than 256");
  }

  @Test
  void decode_deepest_takesLessThanHalfAMebibyteOfStack() throws InterruptedException {
    Codec<Shape> codec = codec(Shape.class);
    byte[] deepest = nested(ScaleReader.MAX_DEPTH);
    List<Object> decoded = new ArrayList<>();
    Thread small =
        new Thread(null, () -> decoded.add(codec.decode(deepest)), "small stack", 1 << 19);
    small.start();
    small.join();
    assertThat(decoded).hasSize(1);
  }

  @Test
  void map_ofStructKeys_isEncodedFieldByField() {
    record Key(@U16 int pool, String name) {}
    Codec<Key> keys = FACTORY.of(Key.class);
    Codec<SortedSet<Key>> codec = Codecs.set(keys);
    SortedSet<Key> set = new TreeSet<>(keys.order().reversed());
    set.addAll(List.of(new Key(256, "a"), new Key(2, "b"), new Key(2, "a")));
    assertThat(Bytes.of(codec.encode(set)).toHex())
        .isEqualTo("0x0c" + "02000461" + "02000462" + "00010461");
    assertThat(codec.decode(codec.encode(set)))
        .containsExactly(new Key(2, "a"), new Key(2, "b"), new Key(256, "a"));
  }

  private static byte[] nested(int levels) {
    ScaleWriter out = new ScaleWriter();
    for (int i = 0; i < levels; i++) {
      out.u8(7).length(1);
    }
    return out.u8(7).length(0).toArray();
  }

  @Test
  void map_isEncodedInWireOrder() {
    Codec<SortedMap<Long, String>> codec = Codecs.map(Codecs.U64, Codecs.STRING);
    SortedMap<Long, String> reversed = new TreeMap<>(Collections.reverseOrder());
    reversed.put(1L, "a");
    reversed.put(-1L, "b");
    byte[] bytes = codec.encode(reversed);
    assertThat(Bytes.of(bytes).toHex()).isEqualTo("0x0801000000000000000461ffffffffffffffff0462");
    assertThat(codec.decode(bytes).firstKey()).isEqualTo(1L);
  }
}
