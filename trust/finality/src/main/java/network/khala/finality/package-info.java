/// Proofs that a block is final, and the light clients that check them: pure, no I/O. See
/// `docs/protocol/finality.md`.
@NullMarked
package network.khala.finality;

import org.jspecify.annotations.NullMarked;
