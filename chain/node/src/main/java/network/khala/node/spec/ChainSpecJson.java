package network.khala.node.spec;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.pallets.registry.RegistryConfig;
import network.khala.runtime.RuntimeConfig;
import network.khala.runtime.StakingConfig;
import network.khala.scale.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes chain specs in Substrate's raw form, with a member `khala` of our own for what
/// is not in state.
public final class ChainSpecJson {
  private static final long FILE_BYTES_MAX = 256L << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ChainSpecJson() {}

  /// Reads a file.
  ///
  /// @throws ChainSpecException if it is no chain spec of ours
  /// @throws IOException if it cannot be read
  public static ChainSpec load(Path file) throws IOException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new ChainSpecException(file + " has more than 256 MiB");
    }
    return parse(Files.readString(file));
  }

  /// Reads text.
  ///
  /// @throws ChainSpecException if it is no chain spec of ours
  public static ChainSpec parse(String text) {
    JsonNode root = tree(text);
    return new ChainSpec(
        text(root, "name"),
        text(root, "id"),
        type(text(root, "chainType")),
        runtime(member(root, "khala")),
        entries(member(member(member(root, "genesis"), "raw"), "top")));
  }

  /// Writes text; the same spec gives the same text.
  public static String format(ChainSpec spec) {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", spec.name());
    root.put("id", spec.id());
    root.put("chainType", spec.type().text());
    root.putArray("bootNodes");
    root.putNull("telemetryEndpoints");
    root.put("protocolId", spec.id());
    ObjectNode properties = root.putObject("properties");
    properties.put("ss58Format", 30);
    properties.put("tokenDecimals", 12);
    properties.put("tokenSymbol", "PHA");
    ObjectNode khala = root.putObject("khala");
    RuntimeConfig runtime = spec.runtime();
    khala.put("specName", runtime.specName());
    khala.put("specVersion", runtime.specVersion());
    khala.put("blockTimeMillis", runtime.blockTimeMillis());
    khala.put("blockLengthMax", runtime.blockLengthMax());
    khala.put("existentialDeposit", runtime.existentialDeposit().toString());
    khala.put("noneAttestationEnabled", runtime.registry().noneAttestationEnabled());
    khala.put(
        "challengesPerWorkerAndHour", runtime.staking().computation().challengesPerWorkerAndHour());
    khala.put("scoreMin", runtime.staking().computation().scoreMin());
    ObjectNode raw = root.putObject("genesis").putObject("raw");
    ObjectNode top = raw.putObject("top");
    spec.genesis().forEach((key, value) -> top.put(key.toHex(), value.toHex()));
    raw.putObject("childrenDefault");
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new ChainSpecException("not JSON: " + e.getOriginalMessage());
    }
  }

  private static ChainType type(String text) {
    return Arrays.stream(ChainType.values())
        .filter(type -> type.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ChainSpecException(
                    "chainType: must be Development, Local or Live, not \"" + text + "\""));
  }

  private static RuntimeConfig runtime(JsonNode node) {
    try {
      return new RuntimeConfig(
          text(node, "specName"),
          number(node, "specVersion"),
          number(node, "blockTimeMillis"),
          number(node, "blockLengthMax"),
          new BigInteger(text(node, "existentialDeposit")),
          flag(node, "noneAttestationEnabled")
              ? RegistryConfig.dangerouslyAllowingNone()
              : RegistryConfig.STRICT,
          StakingConfig.ofBlockTime(number(node, "blockTimeMillis"))
              .withChallenges(number(node, "challengesPerWorkerAndHour"))
              .withScoreMin(number(node, "scoreMin")));
    } catch (IllegalArgumentException e) {
      throw new ChainSpecException("khala: " + e.getMessage());
    }
  }

  private static SortedMap<Bytes, Bytes> entries(JsonNode top) {
    SortedMap<Bytes, Bytes> entries = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : top.properties()) {
      try {
        entries.put(Bytes.fromHex(entry.getKey()), Bytes.fromHex(entry.getValue().asString()));
      } catch (IllegalArgumentException e) {
        throw new ChainSpecException("genesis.raw.top: \"" + entry.getKey() + "\" is not hex");
      }
    }
    return entries;
  }

  private static JsonNode member(JsonNode node, String name) {
    JsonNode member = node.get(name);
    if (member == null || !member.isObject()) {
      throw new ChainSpecException(name + ": an object is missing");
    }
    return member;
  }

  private static String text(JsonNode node, String name) {
    JsonNode member = node.get(name);
    if (member == null || !member.isString()) {
      throw new ChainSpecException(name + ": a text is missing");
    }
    return member.asString();
  }

  private static boolean flag(JsonNode node, String name) {
    JsonNode member = node.get(name);
    if (member != null && !member.isBoolean()) {
      throw new ChainSpecException(name + ": must be true or false");
    }
    return member != null && member.asBoolean();
  }

  private static long number(JsonNode node, String name) {
    JsonNode member = node.get(name);
    if (member == null || !member.canConvertToLong() || !member.isIntegralNumber()) {
      throw new ChainSpecException(name + ": a whole number is missing");
    }
    return member.asLong();
  }
}
