/// Pallet `PhalaBasePool`: what stake pools and vaults have in common, which is shares as NFTs, the
/// queue of withdrawals, whitelists and descriptions. Implements `docs/protocol/staking.md#pools`.
@NullMarked
package network.khala.pallets.basepool;

import org.jspecify.annotations.NullMarked;
