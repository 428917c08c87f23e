/// Finality: the proof that a header is decided for good, whichever engine decided it, and its
/// verification from a trust anchor in the genesis state. Pure: time and state are passed in, the
/// new state is returned. See `docs/protocol/finality.md`.
@NullMarked
package network.khala.finality;

import org.jspecify.annotations.NullMarked;
