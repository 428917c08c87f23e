/// Pallet `PhalaStakePoolv2`: pools that stake on workers. Implements
/// `docs/protocol/staking.md#stake-pools`.
@NullMarked
package network.khala.pallets.stakepool;

import org.jspecify.annotations.NullMarked;
