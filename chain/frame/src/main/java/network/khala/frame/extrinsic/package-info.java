/// Extrinsics: their outer form, the transaction extensions that check and charge them, and what
/// the pool learns of their validity. See `docs/protocol/extrinsics.md`.
@NullMarked
package network.khala.frame.extrinsic;

import org.jspecify.annotations.NullMarked;
