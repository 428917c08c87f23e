/// Pallet `Scheduler`: calls that the system makes at a block.
@NullMarked
package network.khala.pallets.scheduler;

import org.jspecify.annotations.NullMarked;
