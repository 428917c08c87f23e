/// Chain specs: what a node must know of a chain before its first block. See
/// `docs/protocol/chain-spec.md`.
@NullMarked
package network.khala.node.spec;

import org.jspecify.annotations.NullMarked;
