/// Pallet `Vesting`: funds that their owner gets little by little.
@NullMarked
package network.khala.pallets.vesting;

import org.jspecify.annotations.NullMarked;
