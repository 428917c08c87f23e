@NullMarked
package network.khala.frame.state;

import org.jspecify.annotations.NullMarked;
