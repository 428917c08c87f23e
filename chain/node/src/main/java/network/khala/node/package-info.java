/// A node: database, chain, pool and block production put together.
@NullMarked
package network.khala.node;

import org.jspecify.annotations.NullMarked;
