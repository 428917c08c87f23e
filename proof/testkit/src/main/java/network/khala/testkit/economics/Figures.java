package network.khala.testkit.economics;

import java.math.BigInteger;
import java.util.Map;
import network.khala.economics.ParameterSets;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.wire.WireForms;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;

/// Figures of the vector files.
final class Figures {
  /// What the engine starts with, under the name in the files.
  static final String ENGINE_DEFAULT = "engine_default";

  private static final Map<String, TokenomicParameters> SETS =
      Map.of(
          "genesis_default",
          ParameterSets.GENESIS_DEFAULT,
          "khala_2021_09",
          ParameterSets.KHALA_2021_09,
          "phala_2022_04",
          ParameterSets.PHALA_2022_04,
          // Its figures are those of the default set; it has none of the chain's own.
          ENGINE_DEFAULT,
          ParameterSets.GENESIS_DEFAULT);

  private static final String OVERRIDE = " with budget_per_block=";

  private Figures() {}

  /// A parameter set by name, or "name with budget_per_block=decimal".
  static TokenomicParameters parameters(JsonNode name) {
    String text = name.asString();
    int override = text.indexOf(OVERRIDE);
    if (override >= 0) {
      U64F64 budget = U64F64.parse(text.substring(override + OVERRIDE.length()));
      return set(text.substring(0, override)).withBudgetPerBlock(budget);
    }
    return set(text);
  }

  static TokenomicParameters decode(JsonNode hex) {
    return WireForms.of(
        network.khala.protocol.computation.TokenomicParameters.CODEC.decode(
            Bytes.fromHex(hex.asString())));
  }

  /// Raw bits in hexadecimal, with or without `0x`.
  static U64F64 bits(JsonNode hex) {
    return U64F64.ofBits(integer(hex));
  }

  static BigInteger integer(JsonNode hex) {
    String digits = hex.asString();
    return new BigInteger(digits.startsWith("0x") ? digits.substring(2) : digits, 16);
  }

  static BigInteger decimal(JsonNode number) {
    return new BigInteger(number.asString());
  }

  /// Raw bits as the files write them: hexadecimal without leading zeros.
  static String hex(U64F64 value) {
    return "0x" + value.bits().toString(16);
  }

  private static TokenomicParameters set(String name) {
    TokenomicParameters set = SETS.get(name);
    if (set == null) {
      throw new IllegalArgumentException("no parameter set is called " + name);
    }
    return set;
  }
}
