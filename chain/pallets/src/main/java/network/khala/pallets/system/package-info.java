/// Pallet `System`: accounts, blocks, events, and the checks around every extrinsic. See
/// `docs/protocol/runtime.md`.
@NullMarked
package network.khala.pallets.system;

import org.jspecify.annotations.NullMarked;
