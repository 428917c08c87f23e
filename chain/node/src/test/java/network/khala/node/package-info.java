@NullMarked
package network.khala.node;

import org.jspecify.annotations.NullMarked;
