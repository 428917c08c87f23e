/// Pallet `RmrkCore`: NFTs with properties on top of `Uniques`. Only what shares of pools need is
/// here. Implements `docs/protocol/staking.md#shares`.
@NullMarked
package network.khala.pallets.rmrk;

import org.jspecify.annotations.NullMarked;
