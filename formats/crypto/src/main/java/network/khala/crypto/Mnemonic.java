package network.khala.crypto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A BIP-39 phrase of 12, 15, 18, 21 or 24 English words. Each word stands for 11 bits: the entropy
/// of 16, 20, 24, 28 or 32 bytes, then the first bits of its SHA-256 hash, one for each four bytes.
///
/// Only the entropy is kept, as a secret that [#close] wipes.
///
/// Source: `docs/protocol/keys.md#mnemonics`.
public final class Mnemonic implements AutoCloseable {
  private static final int BITS_PER_WORD = 11;
  private static final int SEED_ROUNDS = 2048;
  private static final int MAX_WORD_LENGTH = 8;

  private static final byte[] SALT_PREFIX = "mnemonic".getBytes(StandardCharsets.US_ASCII);

  private static final List<String> WORDS = loadWords();

  private final SecretBytes entropy;

  private Mnemonic(SecretBytes entropy) {
    this.entropy = entropy;
  }

  /// A fresh random phrase of 12, 15, 18, 21 or 24 words.
  public static Mnemonic generate(int words) {
    requireWordCount(words);
    return new Mnemonic(SecretBytes.random(words / 3 * 4));
  }

  /// The phrase of 16, 20, 24, 28 or 32 bytes of entropy.
  public static Mnemonic ofEntropy(SecretBytes entropy) {
    if (entropy.size() % 4 != 0 || entropy.size() < 16 || entropy.size() > 32) {
      throw new IllegalArgumentException(
          "a mnemonic has 16, 20, 24, 28 or 32 bytes of entropy, not " + entropy.size());
    }
    return new Mnemonic(SecretBytes.copyOf(entropy.backing()));
  }

  /// Parses a phrase: lower-case words with white space between them.
  ///
  /// @throws MalformedTextException on a wrong number of words, an unknown word or a wrong checksum
  public static Mnemonic parse(CharSequence phrase) {
    List<int[]> spans = wordSpans(phrase);
    int count = spans.size();
    if (count % 3 != 0 || count < 12 || count > 24) {
      throw new MalformedTextException("a mnemonic has 12, 15, 18, 21 or 24 words, not " + count);
    }
    byte[] packed = new byte[(count * BITS_PER_WORD + 7) / 8];
    for (int i = 0; i < count; i++) {
      int index = wordIndex(phrase.subSequence(spans.get(i)[0], spans.get(i)[1]), i + 1);
      for (int bit = 0; bit < BITS_PER_WORD; bit++) {
        int position = i * BITS_PER_WORD + bit;
        int value = (index >> (BITS_PER_WORD - 1 - bit)) & 1;
        packed[position / 8] |= (byte) (value << (7 - position % 8));
      }
    }
    byte[] entropy = Arrays.copyOf(packed, count / 3 * 4);
    int expected = checksum(entropy);
    // The checksum's bits begin at a byte: the entropy is a multiple of four bytes long.
    int found = packed[entropy.length] & 0xff;
    Arrays.fill(packed, (byte) 0);
    if (found != expected) {
      Arrays.fill(entropy, (byte) 0);
      throw new MalformedTextException(
          "the mnemonic's checksum does not match; is a word wrong or out of place?");
    }
    return new Mnemonic(SecretBytes.wrap(entropy));
  }

  private static void requireWordCount(int words) {
    if (words % 3 != 0 || words < 12 || words > 24) {
      throw new IllegalArgumentException("a mnemonic has 12, 15, 18, 21 or 24 words, not " + words);
    }
  }

  private static List<int[]> wordSpans(CharSequence phrase) {
    List<int[]> spans = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= phrase.length(); i++) {
      boolean inWord = i < phrase.length() && !Character.isWhitespace(phrase.charAt(i));
      if (inWord && begin < 0) {
        begin = i;
      } else if (!inWord && begin >= 0) {
        spans.add(new int[] {begin, i});
        begin = -1;
      }
    }
    return spans;
  }

  // The message names the word's place, never the word.
  private static int wordIndex(CharSequence word, int place) {
    int index =
        word.length() > MAX_WORD_LENGTH
            ? -1
            : Collections.binarySearch(WORDS, word, CharSequence::compare);
    if (index < 0) {
      throw new MalformedTextException(
          "word %d of the mnemonic is not in the English word list".formatted(place));
    }
    return index;
  }

  /// The checksum's bits at the top of a byte, zeros below.
  private static int checksum(byte[] entropy) {
    int bits = entropy.length / 4;
    return Hashing.sha256(entropy)[0] & (0xff00 >> bits) & 0xff;
  }

  /// The words with one space between them, for the user to write down; the caller wipes the array.
  public char[] phrase() {
    byte[] bytes = entropy.backing();
    byte[] packed = Arrays.copyOf(bytes, bytes.length + 2);
    packed[bytes.length] = (byte) checksum(bytes);
    CharBuffer phrase = CharBuffer.allocate((MAX_WORD_LENGTH + 1) * 24);
    for (int i = 0; i < wordCount(); i++) {
      if (i > 0) {
        phrase.put(' ');
      }
      phrase.put(WORDS.get(bits(packed, i * BITS_PER_WORD)));
    }
    char[] exact = Arrays.copyOf(phrase.array(), phrase.position());
    Arrays.fill(phrase.array(), '\0');
    Arrays.fill(packed, (byte) 0);
    return exact;
  }

  private static int bits(byte[] packed, int position) {
    int value = 0;
    for (int i = position; i < position + BITS_PER_WORD; i++) {
      value = value << 1 | ((packed[i / 8] >> (7 - i % 8)) & 1);
    }
    return value;
  }

  /// The number of words.
  public int wordCount() {
    return entropy.size() / 4 * 3;
  }

  /// The entropy, for storing; the caller closes it.
  public SecretBytes entropy() {
    return SecretBytes.copyOf(entropy.backing());
  }

  /// The seed of keys, 32 bytes: the first half of PBKDF2-HMAC-SHA512 of the entropy, 2,048 rounds,
  /// with the salt `mnemonic` and the password. The caller closes it.
  ///
  /// Deviation from BIP-39, shared with all Substrate software: the entropy is stretched, not the
  /// words.
  public SecretBytes seed(CharSequence password) {
    byte[] salt = salt(password);
    try (SecretBytes stretched =
        SecretBytes.wrap(Hmac.pbkdf2Sha512(entropy.backing(), salt, SEED_ROUNDS))) {
      return stretched.slice(0, 32);
    } finally {
      Arrays.fill(salt, (byte) 0);
    }
  }

  private static byte[] salt(CharSequence password) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] salt = Arrays.copyOf(SALT_PREFIX, SALT_PREFIX.length + encoded.remaining());
    int length = encoded.remaining();
    encoded.get(salt, SALT_PREFIX.length, length);
    encoded.rewind();
    encoded.put(new byte[length]);
    return salt;
  }

  private static List<String> loadWords() {
    try (InputStream resource = Mnemonic.class.getResourceAsStream("bip39-english.txt")) {
      if (resource == null) {
        throw new IllegalStateException("the word list is missing beside " + Mnemonic.class);
      }
      return new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    entropy.close();
  }

  @Override
  public String toString() {
    return "Mnemonic[" + wordCount() + " words]";
  }
}
