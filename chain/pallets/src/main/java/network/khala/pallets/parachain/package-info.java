/// Pallet `ParachainInfo`, without calls: where worker software looks for the chain's number. See
/// `docs/protocol/registry.md#registration`.
@NullMarked
package network.khala.pallets.parachain;

import org.jspecify.annotations.NullMarked;
