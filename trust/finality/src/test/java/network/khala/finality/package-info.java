/// Tests of finality proofs.
@NullMarked
package network.khala.finality;

import org.jspecify.annotations.NullMarked;
