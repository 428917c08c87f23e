package network.khala.client.rpc;

/// The pair of methods of one kind of subscription.
///
/// @param subscribe the method that starts it
/// @param unsubscribe the method that ends it
/// @param repeatable whether it is made again after the connection broke. One that submits a
///   transaction is not: it ends with [RpcException.Disconnected]
public record SubscriptionKind(String subscribe, String unsubscribe, boolean repeatable) {
  /// Headers of the best chain.
  public static final SubscriptionKind NEW_HEADS =
      new SubscriptionKind("chain_subscribeNewHeads", "chain_unsubscribeNewHeads", true);

  /// Headers that became final.
  public static final SubscriptionKind FINALIZED_HEADS =
      new SubscriptionKind(
          "chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads", true);

  /// Headers of all imported blocks.
  public static final SubscriptionKind ALL_HEADS =
      new SubscriptionKind("chain_subscribeAllHeads", "chain_unsubscribeAllHeads", true);

  /// Values of storage keys as they change.
  public static final SubscriptionKind STORAGE =
      new SubscriptionKind("state_subscribeStorage", "state_unsubscribeStorage", true);

  /// The runtime's version as it changes.
  public static final SubscriptionKind RUNTIME_VERSION =
      new SubscriptionKind(
          "state_subscribeRuntimeVersion", "state_unsubscribeRuntimeVersion", true);

  /// Submission of an extrinsic and what becomes of it.
  public static final SubscriptionKind EXTRINSIC =
      new SubscriptionKind("author_submitAndWatchExtrinsic", "author_unwatchExtrinsic", false);
}
