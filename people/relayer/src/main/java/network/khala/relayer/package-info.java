/// Between a node and the enclaves: brings headers, block heads and messages with their proofs into
/// pRuntimes, and their registrations and messages onto the chain. Trusted by neither side.
/// [Relayer] is the way in. Rules: `docs/protocol/relayer.md`.
@NullMarked
package network.khala.relayer;

import org.jspecify.annotations.NullMarked;
