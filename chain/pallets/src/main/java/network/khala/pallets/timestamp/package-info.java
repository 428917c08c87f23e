/// Pallet `Timestamp`: the chain's clock, set by every block's first extrinsic.
@NullMarked
package network.khala.pallets.timestamp;

import org.jspecify.annotations.NullMarked;
