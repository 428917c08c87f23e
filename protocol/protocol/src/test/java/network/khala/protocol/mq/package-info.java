/// Tests of the package of the same name.
@NullMarked
package network.khala.protocol.mq;

import org.jspecify.annotations.NullMarked;
