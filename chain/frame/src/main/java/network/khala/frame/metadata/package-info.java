/// Metadata V14 and V15, generated from the pallets' declarations. See `docs/protocol/metadata.md`.
@NullMarked
package network.khala.frame.metadata;

import org.jspecify.annotations.NullMarked;
