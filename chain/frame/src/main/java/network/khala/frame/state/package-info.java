/// Raw chain state as the runtime sees it: a sorted map from byte strings to byte strings, and the
/// overlay that collects a block's changes in nested transactions.
@NullMarked
package network.khala.frame.state;

import org.jspecify.annotations.NullMarked;
