/// The enclave's light client: headers, heads and messages of a chain whose state it never holds.
/// See `docs/protocol/pruntime.md`.
@NullMarked
package network.khala.pruntime.chain;

import org.jspecify.annotations.NullMarked;
