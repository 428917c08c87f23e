@NullMarked
package network.khala.node.signatures;

import org.jspecify.annotations.NullMarked;
