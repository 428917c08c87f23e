@NullMarked
package network.khala.scale.dynamic;

import org.jspecify.annotations.NullMarked;
