package network.khala.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class HashingTest {
  private static final byte[] HELLO = "hello".getBytes(US_ASCII);

  @Test
  void blake2b_hello_knownDigests() {
    assertThat(hex(Hashing.blake2b64(HELLO))).isEqualTo("a7b6eda801e5347d");
    assertThat(hex(Hashing.blake2b128(HELLO))).isEqualTo("46fb7408d4f285228f4af516ea25851b");
    assertThat(hex(Hashing.blake2b256(HELLO)))
        .isEqualTo("324dcf027dd4a30a932c441f365a25e86b173defa4b8e58948253471b81b72cf");
    assertThat(hex(Hashing.blake2b512("abc".getBytes(US_ASCII))))
        .isEqualTo(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  }

  @Test
  void twox_hello_knownDigest() {
    assertThat(hex(Hashing.twox64(HELLO))).isEqualTo("a36d9f887d82c726");
    assertThat(hex(Hashing.twox256(HELLO)))
        .isEqualTo("a36d9f887d82c726b2a1d004cb71dd231fe2fb3bf584fc533914a80e276583e0")
        .startsWith(hex(Hashing.twox128(HELLO)));
  }

  @Test
  void keccak256_inputsAroundTheBlockSize_knownDigests() {
    assertThat(hex(Hashing.keccak256(HELLO)))
        .isEqualTo("1c8aff950685c2ed4bc3174f3472287b56d9517b9c948127319a09a7a36deac8");
    assertThat(hex(Hashing.keccak256(new byte[0])))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  }

  @Test
  void sha2_empty_knownDigests() {
    assertThat(hex(Hashing.sha256(new byte[0]))).startsWith("e3b0c44298fc1c149afbf4c8996fb924");
    assertThat(hex(Hashing.sha512(new byte[0]))).startsWith("cf83e1357eefb8bdf1542850d66d8007");
  }

  @Property(tries = 300)
  void blake2b_inPieces_equalsWhole(
      @ForAll @Size(max = 700) byte[] input,
      @ForAll @IntRange(min = 1, max = 64) int digestBytes,
      @ForAll long seed) {
    Random random = new Random(seed);
    Blake2b pieces = new Blake2b(digestBytes);
    int at = 0;
    while (at < input.length) {
      int length = 1 + random.nextInt(Math.min(200, input.length - at));
      pieces.update(input, at, length);
      at += length;
    }
    assertThat(pieces.digest()).isEqualTo(new Blake2b(digestBytes).update(input).digest());
  }

  @Test
  void blake2b_fullBlocks_sameAsByteByByte() {
    for (int length : new int[] {127, 128, 129, 255, 256, 257}) {
      byte[] input = new byte[length];
      new Random(length).nextBytes(input);
      Blake2b single = Blake2b.bits256();
      for (byte b : input) {
        single.update(b);
      }
      assertThat(single.digest()).isEqualTo(Hashing.blake2b256(input));
    }
  }

  @Test
  void blake2b_usedAfterDigest_refused() {
    Blake2b hash = Blake2b.bits256();
    hash.digest();
    assertThatThrownBy(() -> hash.update(HELLO)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(hash::digest).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Blake2b(65)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
