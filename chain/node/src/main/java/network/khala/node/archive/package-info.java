/// Chains as files, and chains executed again: what one node stored, another can check block by
/// block. See `docs/protocol/chain-archive.md`.
@NullMarked
package network.khala.node.archive;

import org.jspecify.annotations.NullMarked;
