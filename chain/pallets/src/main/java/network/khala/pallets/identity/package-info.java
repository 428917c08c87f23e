/// Pallet `Identity`: what accounts say of themselves, and who vouches for it.
@NullMarked
package network.khala.pallets.identity;

import org.jspecify.annotations.NullMarked;
