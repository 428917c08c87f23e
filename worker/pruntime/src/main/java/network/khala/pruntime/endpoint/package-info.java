/// Where a worker can be reached, signed for the chain. See `docs/protocol/pruntime.md`.
@NullMarked
package network.khala.pruntime.endpoint;

import org.jspecify.annotations.NullMarked;
