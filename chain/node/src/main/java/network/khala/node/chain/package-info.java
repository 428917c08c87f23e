/// The chain as this node keeps it: building, importing and finalising blocks, and reading states.
/// See `docs/protocol/runtime.md`.
@NullMarked
package network.khala.node.chain;

import org.jspecify.annotations.NullMarked;
