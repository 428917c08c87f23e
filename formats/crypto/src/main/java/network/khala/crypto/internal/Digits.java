package network.khala.crypto.internal;

import java.util.Arrays;

/// Scalars, 32 bytes little-endian, as signed digits.
final class Digits {
  private Digits() {}

  /// -1 if a = b, else 0, for numbers in [0, 2^31).
  static long equalMask(int a, int b) {
    return ((long) (a ^ b) - 1) >> 63;
  }

  /// 64 digits d in [-8, 8] with `scalar = Σ dᵢ 16^i`, for scalars below 2^255. Time does not
  /// depend on the scalar.
  static byte[] radix16(byte[] scalar) {
    byte[] digits = new byte[64];
    int carry = 0;
    for (int i = 0; i < 63; i++) {
      int nibble = nibble(scalar, i) + carry;
      carry = (nibble + 8) >> 4;
      digits[i] = (byte) (nibble - (carry << 4));
    }
    // The top nibble is at most 7, so with the last carry it is still a digit.
    digits[63] = (byte) (nibble(scalar, 63) + carry);
    return digits;
  }

  private static int nibble(byte[] scalar, int i) {
    return (scalar[i / 2] >> (4 * (i & 1))) & 15;
  }

  /// The non-adjacent form of a public scalar below 2^255: digits that are 0 or odd and below
  /// 2^(width - 1) in magnitude, with `width - 1` zeros at least after each that is not 0, and
  /// `scalar = Σ dᵢ 2^i`. 256 digits. Time depends on the scalar.
  static byte[] nonAdjacent(byte[] scalar, int width) {
    byte[] digits = new byte[256];
    long[] words = new long[5];
    for (int i = 0; i < 4; i++) {
      words[i] = LittleEndian.getLong(scalar, 8 * i);
    }
    int window = 1 << width;
    int carry = 0;
    int position = 0;
    while (position < 256) {
      int word = position >> 6;
      int bit = position & 63;
      long bits = words[word] >>> bit;
      if (bit > 0) {
        bits |= words[word + 1] << (64 - bit);
      }
      // Zeros give no digit; nor do ones that a carry runs through.
      int run = Long.numberOfTrailingZeros(carry == 0 ? bits : ~bits);
      if (run > 0) {
        position += run;
        continue;
      }
      int digit = carry + (int) (bits & (window - 1));
      carry = digit > window / 2 ? 1 : 0;
      digits[position] = (byte) (digit - carry * window);
      position += width;
    }
    return digits;
  }

  /// One more than the position of the last digit that is not 0.
  static int length(byte[] digits) {
    int length = digits.length;
    while (length > 0 && digits[length - 1] == 0) {
      length--;
    }
    return length;
  }

  /// Overwrites the digits.
  static void clear(byte[] digits) {
    Arrays.fill(digits, (byte) 0);
  }
}
