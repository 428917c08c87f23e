/// Pallet `PhalaPhatTokenomic`: what users stake on contracts, by which a cluster weighs them. See
/// `docs/protocol/contracts.md#stakes-on-contracts`.
@NullMarked
package network.khala.pallets.phattokenomic;

import org.jspecify.annotations.NullMarked;
