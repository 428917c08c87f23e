/// Sessions, heartbeats and settlement: what the computation pallet, the workers and the
/// gatekeepers tell each other. Amounts named `bits` hold a 64.64 fixed-point number. See
/// `docs/protocol/messages.md`.
@NullMarked
package network.khala.protocol.computation;

import org.jspecify.annotations.NullMarked;
