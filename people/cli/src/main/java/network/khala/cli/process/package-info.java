/// Child processes and their supervision: started with their output read, restarted when they die,
/// stopped in time, and never left behind.
@NullMarked
package network.khala.cli.process;

import org.jspecify.annotations.NullMarked;
