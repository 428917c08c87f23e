/// The pallet framework: what FRAME is to Substrate, in plain Java. A pallet declares its calls,
/// events and errors as sealed types and its storage as typed fields; codec, dispatch and metadata
/// all come from that one declaration. See `docs/protocol/runtime.md`.
@NullMarked
package network.khala.frame;

import org.jspecify.annotations.NullMarked;
