/// Calls, events, errors and origins: how a pallet is declared and how a call reaches it. See
/// `docs/protocol/runtime.md`.
@NullMarked
package network.khala.frame.dispatch;

import org.jspecify.annotations.NullMarked;
