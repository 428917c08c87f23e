/// Pallet `TransactionPayment`: what extrinsics cost and how they are charged. See
/// `docs/protocol/fees.md`.
@NullMarked
package network.khala.pallets.fees;

import org.jspecify.annotations.NullMarked;
