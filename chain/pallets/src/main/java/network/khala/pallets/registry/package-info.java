/// Pallet `PhalaRegistry`: which workers there are and who vouches for them, which programs may
/// register, who the gatekeepers are and under which key they speak. See
/// `docs/protocol/registry.md`.
@NullMarked
package network.khala.pallets.registry;

import org.jspecify.annotations.NullMarked;
