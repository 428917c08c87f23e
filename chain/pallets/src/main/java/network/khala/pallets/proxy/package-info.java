/// Pallet `Proxy`: accounts that act for others, and accounts without a key.
@NullMarked
package network.khala.pallets.proxy;

import org.jspecify.annotations.NullMarked;
