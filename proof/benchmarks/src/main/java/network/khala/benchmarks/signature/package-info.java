/// Signatures, as a node checks them.
@NullMarked
package network.khala.benchmarks.signature;

import org.jspecify.annotations.NullMarked;
