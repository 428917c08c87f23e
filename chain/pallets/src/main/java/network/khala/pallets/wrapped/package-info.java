/// Pallet `PhalaWrappedBalances`: W-PHA, the form of the native token that pools take, backed one
/// to one. Implements `docs/protocol/staking.md#wrapped`.
@NullMarked
package network.khala.pallets.wrapped;

import org.jspecify.annotations.NullMarked;
