/// Tests of CometBFT's structures.
@NullMarked
package network.khala.finality.cometbft;

import org.jspecify.annotations.NullMarked;
