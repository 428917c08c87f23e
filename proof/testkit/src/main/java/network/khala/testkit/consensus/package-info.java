/// Adapters for the vectors of CometBFT's data structures, its light client, and finality proofs.
@NullMarked
package network.khala.testkit.consensus;

import org.jspecify.annotations.NullMarked;
