@NullMarked
package network.khala.crypto;

import org.jspecify.annotations.NullMarked;
