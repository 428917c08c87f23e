/// The composition of the pallets into one runtime: numbers, order, genesis, execution of blocks
/// and runtime APIs. See `docs/protocol/runtime.md`.
@NullMarked
package network.khala.runtime;

import org.jspecify.annotations.NullMarked;
