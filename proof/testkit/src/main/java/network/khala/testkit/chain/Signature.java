package network.khala.testkit.chain;

import java.util.Map;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.Length;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import tools.jackson.databind.JsonNode;

/// `MultiSignature`.
@ScalePath("sp_runtime::MultiSignature")
sealed interface Signature {
  /// An ed25519 signature.
  @Index(0)
  @Tuple
  record Ed25519(@Length(64) Bytes content) implements Signature {}

  /// An sr25519 signature.
  @Index(1)
  @Tuple
  record Sr25519(@Length(64) Bytes content) implements Signature {}

  /// An ecdsa signature with its recovery number.
  @Index(2)
  @Tuple
  record Ecdsa(@Length(65) Bytes content) implements Signature {}

  static Signature fromJson(JsonNode json) {
    Map.Entry<String, JsonNode> variant = json.properties().iterator().next();
    Bytes content = TypeNotation.bytes(variant.getValue());
    return switch (variant.getKey()) {
      case "Ed25519" -> new Ed25519(content);
      case "Sr25519" -> new Sr25519(content);
      case "Ecdsa" -> new Ecdsa(content);
      default -> throw new IllegalArgumentException("variant " + variant.getKey());
    };
  }
}
