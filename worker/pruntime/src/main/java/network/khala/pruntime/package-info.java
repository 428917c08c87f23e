/// The enclave program. Everything it believes of the chain it has verified itself; the host and
/// the relayer are not trusted. See `docs/protocol/pruntime.md`.
@NullMarked
package network.khala.pruntime;

import org.jspecify.annotations.NullMarked;
