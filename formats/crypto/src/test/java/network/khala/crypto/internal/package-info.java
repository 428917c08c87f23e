@NullMarked
package network.khala.crypto.internal;

import org.jspecify.annotations.NullMarked;
