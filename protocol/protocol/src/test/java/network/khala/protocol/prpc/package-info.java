/// Tests of the package of the same name.
@NullMarked
package network.khala.protocol.prpc;

import org.jspecify.annotations.NullMarked;
