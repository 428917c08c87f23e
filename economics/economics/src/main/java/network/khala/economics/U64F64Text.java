package network.khala.economics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/// Decimal text of [U64F64]. Source: `docs/protocol/tokenomics.md#text-form`.
final class U64F64Text {
  private static final int LENGTH_MAX = 80;
  private static final int DIGITS_MAX = 20;
  private static final Pattern NUMERAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");
  private static final BigDecimal SCALE = new BigDecimal(BigInteger.ONE.shiftLeft(64));

  private U64F64Text() {}

  static U64F64 parse(String decimal) {
    if (decimal.length() > LENGTH_MAX || !NUMERAL.matcher(decimal).matches()) {
      throw new IllegalArgumentException(
          "not a decimal numeral of at most " + LENGTH_MAX + " characters: " + shorten(decimal));
    }
    BigInteger bits =
        new BigDecimal(decimal)
            .multiply(SCALE)
            .setScale(0, RoundingMode.HALF_EVEN)
            .toBigIntegerExact();
    if (bits.bitLength() > 128) {
      throw new IllegalArgumentException(decimal + " is not below 2^64");
    }
    return U64F64.ofBits(bits);
  }

  /// Shortest digits that stay within half a unit: after each digit the rest f of the fraction is
  /// compared with the weight t of half a last place, both modulo 2^64.
  static String render(U64F64 value) {
    String integer = Long.toUnsignedString(value.hi());
    if (value.lo() == 0) {
      return integer;
    }
    StringBuilder digits = new StringBuilder(DIGITS_MAX);
    long rest = value.lo();
    long tolerance = 5;
    for (int i = 0; i < DIGITS_MAX; i++) {
      digits.append((char) ('0' + Math.unsignedMultiplyHigh(rest, 10)));
      rest *= 10;
      if (isWithin(rest, 10) || isWithin(rest, tolerance)) {
        break;
      }
      tolerance *= 10;
    }
    boolean lastIsOdd = (digits.charAt(digits.length() - 1) & 1) == 1;
    boolean roundsUp = rest < 0 && (rest != Long.MIN_VALUE || lastIsOdd);
    boolean carries = roundsUp && increment(digits);
    if (carries) {
      integer = new BigInteger(integer).add(BigInteger.ONE).toString();
    }
    int length = digits.length();
    while (length > 0 && digits.charAt(length - 1) == '0') {
      length--;
    }
    return length == 0 ? integer : integer + '.' + digits.substring(0, length);
  }

  /// Whether `rest` or its complement to one is below `bound`, as fractions of 2^64.
  private static boolean isWithin(long rest, long bound) {
    return Long.compareUnsigned(rest, bound) < 0 || Long.compareUnsigned(-rest, bound) < 0;
  }

  /// Adds one to the last digit; true if all digits were nines and became zeros.
  private static boolean increment(StringBuilder digits) {
    for (int i = digits.length() - 1; i >= 0; i--) {
      if (digits.charAt(i) < '9') {
        digits.setCharAt(i, (char) (digits.charAt(i) + 1));
        return false;
      }
      digits.setCharAt(i, '0');
    }
    return true;
  }

  private static String shorten(String text) {
    return text.length() <= LENGTH_MAX ? "'" + text + "'" : text.length() + " characters";
  }
}
