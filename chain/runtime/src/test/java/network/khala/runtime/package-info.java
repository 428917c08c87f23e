@NullMarked
package network.khala.runtime;

import org.jspecify.annotations.NullMarked;
