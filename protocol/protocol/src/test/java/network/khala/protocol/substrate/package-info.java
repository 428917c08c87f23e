/// Tests of the package of the same name.
@NullMarked
package network.khala.protocol.substrate;

import org.jspecify.annotations.NullMarked;
