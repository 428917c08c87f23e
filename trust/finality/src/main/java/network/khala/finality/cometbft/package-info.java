/// CometBFT as a light client sees it: headers, commits, validator sets, their hashes and sign
/// bytes, and the verification of one light block under another. See `docs/protocol/finality.md`.
@NullMarked
package network.khala.finality.cometbft;

import org.jspecify.annotations.NullMarked;
