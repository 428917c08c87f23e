/// Pallet `RandomnessCollectiveFlip`: random numbers from the hashes of recent blocks. Implements
/// `docs/protocol/staking.md#challenges`.
@NullMarked
package network.khala.pallets.randomness;

import org.jspecify.annotations.NullMarked;
