/// The transaction pool: what waits to be included, in which order, and what becomes of it. See
/// `docs/protocol/transaction-pool.md`.
@NullMarked
package network.khala.node.pool;

import org.jspecify.annotations.NullMarked;
