/// Pallet `Uniques`: numbered items in collections, each with one owner. Shares of pools are such
/// items. Implements `docs/protocol/staking.md#shares`.
@NullMarked
package network.khala.pallets.uniques;

import org.jspecify.annotations.NullMarked;
