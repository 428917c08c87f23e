/// The types that only a composed runtime has: the outer enums over all pallets. See
/// `docs/protocol/metadata.md`.
@NullMarked
package network.khala.frame.types;

import org.jspecify.annotations.NullMarked;
