/// Workers of one machine: what runs them, and what the chain knows of them.
@NullMarked
package network.khala.cli.worker;

import org.jspecify.annotations.NullMarked;
