package network.khala.testkit.economics;

import java.util.Map;
import network.khala.economics.U64F64;
import tools.jackson.databind.JsonNode;

/// `u64f64_arith`, `u64f64_text`, `balance_convert`.
public final class FixedPointVectors extends CaseSuite {
  /// The suite.
  public FixedPointVectors() {
    super(
        Map.of(
            "u64f64_arith", FixedPointVectors::arithmetic,
            "u64f64_text", FixedPointVectors::text,
            "balance_convert", FixedPointVectors::balance));
  }

  private static void arithmetic(JsonNode input, Members expected) {
    String result;
    try {
      result = Figures.hex(compute(input));
    } catch (ArithmeticException e) {
      result = "overflow";
    }
    expected.expect("result", result);
  }

  private static U64F64 compute(JsonNode input) {
    U64F64 a = Figures.bits(input.get("a"));
    JsonNode b = input.get("b");
    String operation = input.get("op").asString();
    return switch (operation) {
      case "add" -> a.plus(Figures.bits(b));
      case "sub" -> a.minus(Figures.bits(b));
      case "mul" -> a.times(Figures.bits(b));
      case "div" -> a.dividedBy(Figures.bits(b));
      case "mul_int" -> a.timesInteger(b.asLong());
      case "div_int" -> a.dividedByInteger(b.asLong());
      case "sqrt" -> a.squareRoot();
      default -> throw new IllegalArgumentException("unknown operation " + operation);
    };
  }

  private static void text(JsonNode input, Members expected) {
    switch (input.get("op").asString()) {
      case "parse" ->
          expected.expect("bits", Figures.hex(U64F64.parse(input.get("text").asString())));
      case "display" -> expected.expect("text", Figures.bits(input.get("bits")));
      default -> throw new IllegalArgumentException("unknown operation " + input.get("op"));
    }
  }

  private static void balance(JsonNode input, Members expected) {
    switch (input.get("op").asString()) {
      case "to_balance" -> expected.expect("balance", Figures.bits(input.get("bits")).toBalance());
      case "from_balance" -> {
        U64F64 converted = U64F64.fromBalance(Figures.decimal(input.get("balance")));
        expected.expect("bits", Figures.hex(converted));
        expected.expect("back", converted.toBalance());
      }
      default -> throw new IllegalArgumentException("unknown operation " + input.get("op"));
    }
  }
}
