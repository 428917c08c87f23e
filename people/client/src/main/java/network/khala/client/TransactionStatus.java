package network.khala.client;

import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// What a node tells about a submitted extrinsic.
public sealed interface TransactionStatus {
  /// It waits for another one of its sender.
  record Future() implements TransactionStatus {}

  /// It waits for inclusion.
  record Ready() implements TransactionStatus {}

  /// It was sent to other nodes.
  record Broadcast() implements TransactionStatus {}

  /// A block of the best chain holds it.
  record InBlock(Bytes32 block) implements TransactionStatus {}

  /// The block that held it is not on the best chain any longer.
  record Retracted(Bytes32 block) implements TransactionStatus {}

  /// The block that holds it is final; the last status.
  record Finalized(Bytes32 block) implements TransactionStatus {}

  /// It will not be included; the last status.
  ///
  /// @param reason the node's word for it: `usurped`, `dropped`, `invalid`, `finalityTimeout`
  record Gone(String reason) implements TransactionStatus {}

  /// Reads a status.
  static TransactionStatus of(JsonNode json) {
    if (json.isString()) {
      return switch (json.stringValue()) {
        case "future" -> new Future();
        case "ready" -> new Ready();
        case "dropped", "invalid" -> new Gone(json.stringValue());
        default -> throw Answers.malformed("a transaction's status", json);
      };
    }
    if (json.isObject() && json.size() == 1) {
      String kind = json.propertyNames().iterator().next();
      JsonNode content = json.path(kind);
      return switch (kind) {
        case "broadcast" -> new Broadcast();
        case "inBlock" -> new InBlock(Answers.hash(content));
        case "retracted" -> new Retracted(Answers.hash(content));
        case "finalized" -> new Finalized(Answers.hash(content));
        case "usurped", "finalityTimeout" -> new Gone(kind);
        default -> throw Answers.malformed("a transaction's status", json);
      };
    }
    throw Answers.malformed("a transaction's status", json);
  }
}
