package network.khala.testkit.chain;

import java.util.Map;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Compact;
import network.khala.scale.Index;
import network.khala.scale.Length;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.U32;
import tools.jackson.databind.JsonNode;

/// `MultiAddress` as the vectors have it, with indices of `u32`; the chain of this project has
/// none.
@ScalePath("sp_runtime::multiaddress::MultiAddress")
sealed interface Address {
  /// An account.
  @Index(0)
  @Tuple
  record Id(Bytes32 account) implements Address {}

  /// The index of an account.
  @Index(1)
  @Tuple
  @ScaleName("Index")
  record AccountIndex(@Compact @U32 long index) implements Address {}

  /// Bytes of any kind.
  @Index(2)
  @Tuple
  record Raw(Bytes content) implements Address {}

  /// 32 bytes.
  @Index(3)
  @Tuple
  record Address32(Bytes32 content) implements Address {}

  /// 20 bytes.
  @Index(4)
  @Tuple
  record Address20(@Length(20) Bytes content) implements Address {}

  static Address fromJson(JsonNode json) {
    Map.Entry<String, JsonNode> variant = json.properties().iterator().next();
    String text = variant.getValue().asString();
    return switch (variant.getKey()) {
      case "Id" -> new Id(Bytes32.fromHex(text));
      case "Index" -> new AccountIndex(variant.getValue().asLong());
      case "Raw" -> new Raw(Bytes.fromHex(text));
      case "Address32" -> new Address32(Bytes32.fromHex(text));
      case "Address20" -> new Address20(Bytes.fromHex(text));
      default -> throw new IllegalArgumentException("variant " + variant.getKey());
    };
  }
}
