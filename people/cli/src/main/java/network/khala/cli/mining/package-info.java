/// What happens to workers, as the chain's events tell it: `khala watch mining`, and what other
/// commands need of it.
@NullMarked
package network.khala.cli.mining;

import org.jspecify.annotations.NullMarked;
