/// Pallet `Balances`: the native token. See `docs/protocol/balances.md`.
@NullMarked
package network.khala.pallets.balances;

import org.jspecify.annotations.NullMarked;
