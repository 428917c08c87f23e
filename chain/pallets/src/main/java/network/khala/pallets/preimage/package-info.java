/// Pallet `Preimage`: bytes under their hash, of calls that are too large to travel with whatever
/// will make them.
@NullMarked
package network.khala.pallets.preimage;

import org.jspecify.annotations.NullMarked;
