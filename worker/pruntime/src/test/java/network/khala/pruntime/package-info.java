/// Tests of the enclave program against a chain that lives in memory.
@NullMarked
package network.khala.pruntime;

import org.jspecify.annotations.NullMarked;
