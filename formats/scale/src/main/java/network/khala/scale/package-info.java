/// The SCALE codec: canonical, strict and bounded, with scale-info descriptions derived from the
/// same records, sealed interfaces and enums that carry the data. See `docs/protocol/scale.md`.
@NullMarked
package network.khala.scale;

import org.jspecify.annotations.NullMarked;
