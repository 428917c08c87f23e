package network.khala.rpc.api;

import network.khala.rpc.jsonrpc.Methods;

/// Methods that other Substrate nodes have and this one has not, each with the reason and what to
/// use instead. They are not listed by `rpc_methods`.
final class AbsentMethods {
  private static final String ONE_NODE =
      "this node is the only one of its chain: there is no network of nodes to configure";

  private AbsentMethods() {}

  static void addTo(Methods.Builder methods) {
    methods
        .refused(
            "blocks are executed without traces; pha_getStorageChangesAt tells what a block"
                + " changed, System.Events what happened in it",
            "state_traceBlock")
        .refused(
            "this chain has no GRANDPA; khala_finalityProof proves finality, and chain_getBlock has"
                + " the proof of a block in its justifications",
            "grandpa_roundState",
            "grandpa_subscribeJustifications",
            "grandpa_unsubscribeJustifications",
            "grandpa_proveFinality")
        .refused(
            "this chain has no BEEFY; khala_finalityProof proves finality",
            "beefy_getFinalizedHead",
            "beefy_subscribeJustifications",
            "beefy_unsubscribeJustifications")
        .refused(
            "this chain has no mountain range of blocks; khala_proofPoint proves what its state"
                + " says, state_getReadProof any key",
            "mmr_root",
            "mmr_generateProof",
            "mmr_verifyProof",
            "mmr_verifyProofStateless")
        .refused(
            "this chain has no BABE; Session.Validators tells its authorities",
            "babe_epochAuthorship")
        .refused(
            "khala chain-spec writes specifications, khala chain export the blocks themselves",
            "sync_state_genSyncSpec")
        .refused(
            "there is no statement store here",
            "statement_submit",
            "statement_dump",
            "statement_broadcasts",
            "statement_posted",
            "statement_postedClear",
            "statement_remove")
        .refused(
            "there are no off-chain workers here",
            "offchain_localStorageSet",
            "offchain_localStorageGet",
            "offchain_localStorageClear")
        .refused(
            "sizes of proofs are not measured; chain_getBlock gives the block itself",
            "dev_getBlockStats")
        .refused(
            "the authority's key is given when the node starts; there are no session keys",
            "author_insertKey",
            "author_rotateKeys",
            "author_rotateKeysWithOwner",
            "author_hasKey",
            "author_hasSessionKeys")
        .refused(ONE_NODE, "system_addReservedPeer", "system_removeReservedPeer")
        .refused(
            ONE_NODE + "; system_localPeerId and system_peers tell what there is",
            "system_unstable_networkState",
            "system_networkState")
        .refused(
            "what is logged is set when the node starts, with --log-level",
            "system_addLogFilter",
            "system_resetLogFilter");
  }
}
