/// Relayers: what carries blocks and proofs into enclaves and their messages onto the chain.
@NullMarked
package network.khala.cli.relayer;

import org.jspecify.annotations.NullMarked;
