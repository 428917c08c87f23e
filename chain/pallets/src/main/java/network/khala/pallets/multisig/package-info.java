/// Pallet `Multisig`: accounts that several others control together.
@NullMarked
package network.khala.pallets.multisig;

import org.jspecify.annotations.NullMarked;
