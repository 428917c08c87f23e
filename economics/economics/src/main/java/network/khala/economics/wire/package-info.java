/// Between the types of the tokenomics and the records that travel in messages and storage. The
/// only part of the module that knows an encoding.
@NullMarked
package network.khala.economics.wire;

import org.jspecify.annotations.NullMarked;
