/// Pallet `PhalaVault`: pools that delegate to stake pools, for delegators who leave the choice to
/// somebody else. See `docs/protocol/staking.md`.
@NullMarked
package network.khala.pallets.vault;

import org.jspecify.annotations.NullMarked;
