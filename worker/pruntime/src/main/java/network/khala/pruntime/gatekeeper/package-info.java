/// The gatekeeper role: the master key, the tokenomics and the random numbers. See
/// `docs/protocol/pruntime.md`.
@NullMarked
package network.khala.pruntime.gatekeeper;

import org.jspecify.annotations.NullMarked;
