package network.khala.rpc.node;

import network.khala.rpc.jsonrpc.Methods;

/// What calls cost, against one unit for the look-up of a value. What an answer's length costs is
/// counted besides.
final class MethodCosts {
  /// Several look-ups, or a subscription that goes on costing.
  private static final int SEVERAL = 5;

  /// The runtime executes something, a signature is verified, or a trie is walked.
  private static final int EXECUTION = 10;

  /// The whole state, or many blocks, may have to be read.
  private static final int SCAN = 100;

  private MethodCosts() {}

  static void addTo(Methods.Builder methods) {
    methods
        .cost(
            SEVERAL,
            "state_queryStorageAt",
            "state_subscribeStorage",
            "state_getKeysPaged",
            "state_getKeysPagedAt",
            "chain_getBlock",
            "chain_subscribeNewHeads",
            "chain_subscribeNewHead",
            "subscribe_newHead",
            "chain_subscribeAllHeads",
            "chain_subscribeFinalizedHeads",
            "chain_subscribeFinalisedHeads",
            "chainHead_v1_body",
            "archive_v1_body")
        .cost(
            EXECUTION,
            "state_call",
            "state_callAt",
            "state_getReadProof",
            "state_getMetadata",
            "state_getRuntimeVersion",
            "state_subscribeRuntimeVersion",
            "chain_getRuntimeVersion",
            "chain_subscribeRuntimeVersion",
            "payment_queryInfo",
            "payment_queryFeeDetails",
            "system_accountNextIndex",
            "account_nextIndex",
            "system_dryRun",
            "system_dryRunAt",
            "author_submitExtrinsic",
            "author_submitAndWatchExtrinsic",
            "author_pendingExtrinsics",
            "chainHead_v1_follow",
            "chainHead_v1_call",
            "chainHead_v1_storage",
            "archive_v1_call",
            "archive_v1_storage",
            "transaction_v1_broadcast",
            "transactionWatch_v1_submitAndWatch",
            "khala_headers",
            "khala_blockHeads",
            "khala_blockMessages",
            "khala_eventProofs",
            "khala_proofPoint",
            "khala_finalityProof")
        .cost(
            SCAN,
            "state_getKeys",
            "state_getPairs",
            "state_queryStorage",
            "pha_getStorageChanges",
            "pha_getStorageChangesWithRoot",
            "pha_getStorageChangesAt");
  }
}
