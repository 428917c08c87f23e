package network.khala.cli.attest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.SgxReport;
import network.khala.cli.Output;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// What evidence says, for people: numbers that stand for something in words, the report of the
/// former service taken apart.
final class InspectionText {
  private static final int IAS_HEADER_SIZE = 48;

  private final Output output;

  InspectionText(Output output) {
    this.output = output;
  }

  /// @param content the evidence
  /// @param tree its fields
  Map<String, @Nullable Object> of(Bytes content, Map<String, @Nullable Object> tree) {
    Map<String, @Nullable Object> text = new LinkedHashMap<>();
    text.put("kind", tree.get("kind"));
    if (tree.containsKey("certificationDataType")) {
      text.put(DebugText.NAME, DebugText.of(Quote.parse(content).body(), output));
    }
    text.putAll(tree);
    replace(text, "certificationDataType", InspectionText::certification);
    replace(text, "timestamp", InspectionText::time);
    if (text.remove("report") instanceof String report) {
      addReport(text, report);
    } else if (tree.containsKey("report")) {
      text.put("report", tree.get("report"));
    }
    return text;
  }

  private static void replace(
      Map<String, @Nullable Object> text, String name, UnaryOperator<Object> words) {
    text.computeIfPresent(name, (key, value) -> words.apply(value));
  }

  private static Object certification(Object type) {
    return switch (String.valueOf(type)) {
      case "1" -> "1: platform's id in clear, no certificate";
      case "2", "3" -> type + ": platform's id encrypted, no certificate";
      case "4" -> "4: the platform's certificate, without its chain";
      case "5" -> "5: the platform's certificate with its chain";
      default -> type;
    };
  }

  private static Object time(Object seconds) {
    try {
      return seconds instanceof Number number
          ? Instant.ofEpochSecond(number.longValue()).toString()
          : seconds;
    } catch (DateTimeException e) {
      return seconds;
    }
  }

  /// The members of an IAS report's text, and in place of the quote's body what it says.
  private void addReport(Map<String, @Nullable Object> text, String report) {
    JsonNode parsed;
    try {
      parsed = JsonMapper.shared().readTree(report);
    } catch (JacksonException e) {
      text.put("report", report);
      return;
    }
    parsed.forEachEntry(
        (name, value) -> {
          if (!name.equals("isvEnclaveQuoteBody")) {
            text.put(name.replace("IDs", "Ids").replace("URL", "Url"), plain(value));
          }
        });
    byte[] body = body(parsed.path("isvEnclaveQuoteBody").asString(""));
    if (body.length == IAS_HEADER_SIZE + SgxReport.SIZE) {
      SgxReport enclave = SgxReport.parse(Bytes.wrap(body).slice(IAS_HEADER_SIZE, body.length));
      text.put(DebugText.NAME, DebugText.of(enclave, output));
      text.put("enclave", enclave.toTree());
    }
  }

  private static Object plain(JsonNode value) {
    return switch (value) {
      case ArrayNode items -> items.valueStream().map(InspectionText::plain).toList();
      case JsonNode other when other.isValueNode() -> other.asString();
      default -> value.toString();
    };
  }

  private static byte[] body(String base64) {
    try {
      return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
