/// Pallet `PhalaPhatContracts`: clusters of workers, who serves them, and the contracts that run in
/// them. The contracts themselves run in enclaves; the chain keeps what everybody must agree on.
/// See `docs/protocol/contracts.md`.
@NullMarked
package network.khala.pallets.phat;

import org.jspecify.annotations.NullMarked;
