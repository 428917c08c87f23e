/// Pallet `PhalaComputation`: which worker computes in which session, on what stake, and what the
/// gatekeepers found out about it. Implements `docs/protocol/staking.md#sessions`.
@NullMarked
package network.khala.pallets.computation;

import org.jspecify.annotations.NullMarked;
