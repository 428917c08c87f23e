/// Adapters for the vectors of the enclave program: what it signs, registers, reads and asks for.
@NullMarked
package network.khala.testkit.pruntime;

import org.jspecify.annotations.NullMarked;
