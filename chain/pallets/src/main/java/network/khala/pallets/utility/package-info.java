/// Pallet `Utility`: several calls in one, and calls under derived accounts.
@NullMarked
package network.khala.pallets.utility;

import org.jspecify.annotations.NullMarked;
