/// Tests of the package of the same name.
@NullMarked
package network.khala.protocol.light;

import org.jspecify.annotations.NullMarked;
