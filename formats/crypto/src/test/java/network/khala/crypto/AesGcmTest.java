package network.khala.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class AesGcmTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final SecretBytes STREAM_KEY =
      SecretBytes.wrap(HEX.parseHex("52098d04fb571c09c54b4c39804e36ac"));
  private static final byte[] STREAM_PLAINTEXT = HEX.parseHex("61".repeat(112) + "7461696c");

  /// Made with another implementation: two chunks, of 112 and 4 bytes.
  private static final byte[] STREAM =
      HEX.parseHex(
          "0001020304050600000080b60437dd0c3cfe184c5ca47e0fe187fb47c826e95fee19ef62b184245620cd99"
              + "597077c3f4d241bb3e7affb95e5078111cfa30fe2e03efe8d5fbb6bb4a034ae44a5aef088d99d1"
              + "96036183bc215abb39f1c585f53a0635774417b3cf231e165d16a1f81ed379ff2a1b67a5bc9c60"
              + "6386477600ec0f1bbd770eddaa8b95d1b8e300000014ad1257c1f25d112dd9d20da1f742ddf99c"
              + "33ecf2");

  @Test
  void encrypt_knownKeyAndNonce_knownCiphertext() {
    // The cipher's own test cases 13 and 14: all-zero key, nonce and block.
    SecretBytes key = SecretBytes.wrap(new byte[32]);
    assertThat(HEX.formatHex(AesGcm.encrypt(key, new byte[12], new byte[0])))
        .isEqualTo("530f8afbc74536b9a963b4f1c4cb738b");
    assertThat(HEX.formatHex(AesGcm.encrypt(key, new byte[12], new byte[16])))
        .isEqualTo("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
  }

  @Property(tries = 100)
  void decrypt_alteredByte_refused(
      @ForAll byte[] plaintext, @ForAll @IntRange(max = 1000) int place, @ForAll boolean shortKey) {
    SecretBytes key = SecretBytes.random(shortKey ? 16 : 32);
    byte[] nonce = AesGcm.randomNonce();
    byte[] ciphertext = AesGcm.encrypt(key, nonce, plaintext);
    assertThat(AesGcm.decrypt(key, nonce, ciphertext)).isEqualTo(plaintext);
    byte[] altered = ciphertext.clone();
    altered[place % altered.length] ^= 1;
    assertRefused(key, nonce, altered);
    assertRefused(key, nonce, Arrays.copyOf(ciphertext, ciphertext.length - 1));
    assertRefused(key, AesGcm.randomNonce(), ciphertext);
    assertRefused(SecretBytes.random(32), nonce, ciphertext);
  }

  @Test
  void decrypt_shorterThanTheTag_refused() {
    for (int length = 0; length < 16; length++) {
      assertRefused(SecretBytes.random(32), new byte[12], new byte[length]);
    }
  }

  @Test
  void encrypt_otherKeyOrNonceLength_refused() {
    assertThatThrownBy(() -> AesGcm.encrypt(SecretBytes.random(24), new byte[12], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AesGcm.encrypt(SecretBytes.random(32), new byte[16], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stream_knownPrefix_knownBytes() throws IOException {
    AesGcmStream stream = new AesGcmStream(STREAM_KEY, 112);
    ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    stream.encrypt(Arrays.copyOf(STREAM, 7), new ByteArrayInputStream(STREAM_PLAINTEXT), encrypted);
    assertThat(encrypted.toByteArray()).isEqualTo(STREAM);
    assertThat(decrypt(stream, STREAM)).isEqualTo(STREAM_PLAINTEXT);
    assertThat(decrypt(new AesGcmStream(STREAM_KEY, 240), STREAM)).isEqualTo(STREAM_PLAINTEXT);
  }

  @Property(tries = 200)
  void stream_anyLength_givesItBack(
      @ForAll @Size(max = 100) byte[] plaintext, @ForAll @IntRange(min = 1, max = 40) int chunk)
      throws IOException {
    AesGcmStream stream = new AesGcmStream(STREAM_KEY, chunk);
    ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    stream.encrypt(new ByteArrayInputStream(plaintext), encrypted);
    assertThat(decrypt(stream, encrypted.toByteArray())).isEqualTo(plaintext);
  }

  @Test
  void stream_cutAlteredOrReordered_refused() {
    AesGcmStream stream = new AesGcmStream(STREAM_KEY, 112);
    for (int length = 0; length < STREAM.length; length++) {
      assertStreamRefused(stream, Arrays.copyOf(STREAM, length));
    }
    for (int i = 0; i < STREAM.length; i++) {
      byte[] altered = STREAM.clone();
      altered[i] ^= 1;
      assertStreamRefused(stream, altered);
    }
    byte[] appended = Arrays.copyOf(STREAM, STREAM.length + 1);
    assertStreamRefused(stream, appended);
    assertStreamRefused(new AesGcmStream(STREAM_KEY, 100), STREAM);
  }

  private static void assertStreamRefused(AesGcmStream stream, byte[] bytes) {
    assertThatThrownBy(() -> decrypt(stream, bytes)).isInstanceOf(VerificationException.class);
  }

  private static byte[] decrypt(AesGcmStream stream, byte[] bytes) throws IOException {
    ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
    stream.decrypt(new ByteArrayInputStream(bytes), plaintext);
    return plaintext.toByteArray();
  }

  private static void assertRefused(SecretBytes key, byte[] nonce, byte[] ciphertext) {
    assertThatThrownBy(() -> AesGcm.decrypt(key, nonce, ciphertext))
        .isInstanceOf(VerificationException.class);
  }
}
