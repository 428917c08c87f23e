/// Pallet `Sudo`: one account that may act as root, on development chains.
@NullMarked
package network.khala.pallets.sudo;

import org.jspecify.annotations.NullMarked;
