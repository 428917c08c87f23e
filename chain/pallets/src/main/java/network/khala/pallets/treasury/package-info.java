/// Pallet `Treasury`: what the network owns together, and how it is spent.
@NullMarked
package network.khala.pallets.treasury;

import org.jspecify.annotations.NullMarked;
