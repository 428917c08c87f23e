/// The engines that decide when a block is made and make it final. See `docs/protocol/finality.md`.
@NullMarked
package network.khala.engines;

import org.jspecify.annotations.NullMarked;
