/// Tests of the package of the same name.
@NullMarked
package network.khala.protocol.registry;

import org.jspecify.annotations.NullMarked;
