@NullMarked
package network.khala.scale;

import org.jspecify.annotations.NullMarked;
