/// Pallet `Assets`: tokens beside the native one. The staking pallets keep the wrapped native token
/// here, so this pallet also holds its accounts alive. Implements `docs/protocol/staking.md`.
@NullMarked
package network.khala.pallets.assets;

import org.jspecify.annotations.NullMarked;
