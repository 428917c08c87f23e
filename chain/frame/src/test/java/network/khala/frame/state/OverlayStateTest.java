package network.khala.frame.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.ScalePath;
import network.khala.scale.U8;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverlayStateTest {
  private static final Codec<Pair> PAIR = CodecFactory.STANDARD.of(Pair.class);
  private static final Bytes KEY = Bytes.of((byte) 1);

  /// A value with parts.
  @ScalePath("test::Pair")
  record Pair(long first, long second) {}

  /// A number of 8 bits.
  @ScalePath("test::Octet")
  record Octet(@U8 int value) {}

  private final CountedBase base = new CountedBase();
  private final OverlayState state = new OverlayState(base);

  @Test
  void get_again_asksTheBaseOnce() {
    base.entries.put(KEY, PAIR.encode(new Pair(1, 2)));

    Pair first = state.get(KEY, PAIR);
    Pair second = state.get(KEY, PAIR);

    assertThat(first).isEqualTo(new Pair(1, 2)).isSameAs(second);
    assertThat(base.reads).isEqualTo(1);
  }

  @Test
  void get_absentAgain_asksTheBaseOnce() {
    assertThat(state.get(KEY)).isNull();
    assertThat(state.get(KEY, PAIR)).isNull();
    assertThat(base.reads).isEqualTo(1);
  }

  @Test
  void get_byAnotherCodec_decodesAnew() {
    state.put(KEY, new Pair(7, 0), PAIR);

    assertThat(state.get(KEY, Codecs.U128)).isEqualTo(BigInteger.valueOf(7));
    assertThat(state.get(KEY, PAIR)).isEqualTo(new Pair(7, 0));
  }

  @Test
  void contains_whatWasPutAndRemoved_encodesNothing() {
    Octet unencodable = new Octet(256);
    state.put(KEY, unencodable, CodecFactory.STANDARD.of(Octet.class));

    assertThat(state.contains(KEY)).isTrue();
    state.delete(KEY);
    assertThat(state.contains(KEY)).isFalse();
  }

  @Test
  void rollback_afterWrites_bringsBackWhatWasDecodedBefore() {
    state.put(KEY, new Pair(1, 1), PAIR);
    state.begin();
    state.put(KEY, new Pair(2, 2), PAIR);
    assertThat(state.get(KEY, PAIR)).isEqualTo(new Pair(2, 2));
    state.delete(KEY);
    assertThat(state.get(KEY, PAIR)).isNull();
    state.rollback();

    assertThat(state.get(KEY, PAIR)).isEqualTo(new Pair(1, 1));
  }

  @Test
  void anything_atRandom_readsLikeAPlainMap() {
    Random random = new Random(5);
    for (int i = 0; i < 20; i++) {
      base.entries.put(key(i), PAIR.encode(new Pair(i, i)));
    }
    TreeMap<Bytes, Pair> model = new TreeMap<>();
    base.entries.forEach((key, value) -> model.put(key, PAIR.decode(value)));
    List<TreeMap<Bytes, Pair>> before = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      Bytes key = key(random.nextInt(40));
      switch (random.nextInt(8)) {
        case 0, 1 -> {
          Pair value = new Pair(step, random.nextLong());
          state.put(key, value, PAIR);
          model.put(key, value);
        }
        case 2 -> {
          state.delete(key);
          model.remove(key);
        }
        case 3 -> {
          if (before.size() < 10) {
            state.begin();
            before.add(new TreeMap<>(model));
          }
        }
        case 4 -> {
          if (!before.isEmpty()) {
            TreeMap<Bytes, Pair> old = before.removeLast();
            if (random.nextBoolean()) {
              state.commit();
            } else {
              state.rollback();
              model.clear();
              model.putAll(old);
            }
          }
        }
        default -> {
          assertThat(state.get(key, PAIR)).isEqualTo(model.get(key));
          assertThat(state.nextKey(key)).isEqualTo(model.higherKey(key));
          byte[] raw = state.get(key);
          assertThat(raw == null ? null : PAIR.decode(raw)).isEqualTo(model.get(key));
        }
      }
    }
  }

  private static Bytes key(int number) {
    return Bytes.of((byte) 9, (byte) number);
  }

  private static final class CountedBase implements State {
    private final TreeMap<Bytes, byte[]> entries = new TreeMap<>();
    private int reads;

    @Override
    public byte @Nullable [] get(Bytes key) {
      reads++;
      return entries.get(key);
    }

    @Override
    public @Nullable Bytes nextKey(Bytes key) {
      return entries.higherKey(key);
    }
  }
}
