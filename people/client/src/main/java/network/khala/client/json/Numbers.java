package network.khala.client.json;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Integers in JSON: numbers as long as JavaScript holds them exactly, else hexadecimal text of the
/// type's full width, big end first, negative numbers in two's complement.
final class Numbers {
  /// polkadot.js keeps one bit of margin to the 53 that JavaScript has.
  private static final int MAX_NUMBER_BITS = 52;

  private static final double MAX_EXACT_DOUBLE = 1L << 53;

  /// Types wider than this are always printed in hexadecimal.
  private static final int MAX_NUMBER_TYPE_BITS = 128;

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,80}");
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,64}");

  private Numbers() {}

  static JsonNode node(BigInteger value, int bits) {
    // BigInteger counts the bits of -2^n as n, of 2^n as n + 1; the magnitude is what counts here.
    if (bits <= MAX_NUMBER_TYPE_BITS && value.abs().bitLength() <= MAX_NUMBER_BITS) {
      // As a parser makes them, so that nodes compare.
      return value.bitLength() < Integer.SIZE
          ? JsonNodeFactory.instance.numberNode(value.intValueExact())
          : JsonNodeFactory.instance.numberNode(value.longValueExact());
    }
    BigInteger unsigned = value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(bits)) : value;
    String digits = unsigned.toString(16);
    return JsonNodeFactory.instance.stringNode(
        "0x" + "0".repeat(bits / 4 - digits.length()) + digits);
  }

  static JsonNode node(long unsigned, int bits) {
    return node(unsigned(unsigned), bits);
  }

  static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : value;
  }

  /// Reads a number, decimal text or hexadecimal text.
  ///
  /// @throws JsonFormException if the value is none of these or out of range
  static BigInteger parse(JsonNode json, int bits, boolean signed) {
    BigInteger value;
    if (json.isNumber()) {
      value = integer(json);
    } else if (json.isString()) {
      value = text(json.stringValue(), bits, signed);
    } else {
      throw new JsonFormException("a number is needed, not " + Texts.shortened(json));
    }
    BigInteger least = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
    BigInteger limit = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
    if (value.compareTo(least) < 0 || value.compareTo(limit) >= 0) {
      throw new JsonFormException(
          value + " is not between " + least + " and " + limit.subtract(BigInteger.ONE));
    }
    return value;
  }

  private static BigInteger integer(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.bigIntegerValue();
    }
    // Beyond 2^53 a floating-point number does not say which integer was meant.
    double value = json.doubleValue();
    if (value != Math.rint(value) || Math.abs(value) > MAX_EXACT_DOUBLE) {
      throw new JsonFormException(json + " is no exact integer; write large ones as text");
    }
    return BigInteger.valueOf((long) value);
  }

  private static BigInteger text(String text, int bits, boolean signed) {
    if (DECIMAL.matcher(text).matches()) {
      return new BigInteger(text);
    }
    if (!HEX.matcher(text).matches()) {
      throw new JsonFormException("a number is needed, not " + Texts.quoted(text));
    }
    BigInteger value = new BigInteger(text.substring(2), 16);
    boolean fullWidth = text.length() - 2 == bits / 4;
    return signed && fullWidth && value.testBit(bits - 1)
        ? value.subtract(BigInteger.ONE.shiftLeft(bits))
        : value;
  }

  /// Hexadecimal text with `0x`.
  static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
