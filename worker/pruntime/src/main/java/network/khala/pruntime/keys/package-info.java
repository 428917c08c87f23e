/// Secret keys on their way from one enclave to another. See `docs/protocol/keys.md`.
@NullMarked
package network.khala.pruntime.keys;

import org.jspecify.annotations.NullMarked;
