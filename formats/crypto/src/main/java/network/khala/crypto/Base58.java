package network.khala.crypto;

import java.util.Arrays;

/// Base 58 with the alphabet of Bitcoin, for texts as short as addresses: both directions take time
/// quadratic in the length.
final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final byte[] DIGITS = new byte[128];

  static {
    Arrays.fill(DIGITS, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      DIGITS[ALPHABET.charAt(i)] = (byte) i;
    }
  }

  private Base58() {}

  /// Each leading zero byte becomes a `1`; the rest is one big-endian number.
  static String encode(byte[] input) {
    int zeros = 0;
    while (zeros < input.length && input[zeros] == 0) {
      zeros++;
    }
    // log(256) / log(58) < 1.38
    byte[] digits = new byte[(input.length - zeros) * 138 / 100 + 1];
    int count = 0;
    for (int i = zeros; i < input.length; i++) {
      int carry = input[i] & 0xff;
      for (int j = 0; j < count || carry != 0; j++) {
        carry += digits[j] << 8;
        digits[j] = (byte) (carry % 58);
        carry /= 58;
        count = Math.max(count, j + 1);
      }
    }
    StringBuilder text = new StringBuilder(zeros + count);
    text.repeat('1', zeros);
    for (int i = count - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt(digits[i]));
    }
    return text.toString();
  }

  /// The inverse of [#encode].
  ///
  /// @throws MalformedTextException on a character outside the alphabet
  static byte[] decode(String text) {
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == '1') {
      zeros++;
    }
    byte[] reversed = new byte[text.length() - zeros];
    int count = 0;
    for (int i = zeros; i < text.length(); i++) {
      int carry = digit(text, i);
      for (int j = 0; j < count || carry != 0; j++) {
        carry += (reversed[j] & 0xff) * 58;
        reversed[j] = (byte) carry;
        carry >>>= 8;
        count = Math.max(count, j + 1);
      }
    }
    byte[] output = new byte[zeros + count];
    for (int i = 0; i < count; i++) {
      output[zeros + i] = reversed[count - 1 - i];
    }
    return output;
  }

  private static int digit(String text, int index) {
    char character = text.charAt(index);
    int digit = character < DIGITS.length ? DIGITS[character] : -1;
    if (digit < 0) {
      throw new MalformedTextException(
          "character '%c' at position %d is not in the base-58 alphabet"
              .formatted(character, index));
    }
    return digit;
  }
}
