/// Tests of the earning state.
@NullMarked
package network.khala.protocol.earning;

import org.jspecify.annotations.NullMarked;
