/// The tokenomics as pure functions over fixed-point numbers: what a session needs to start, what a
/// worker is worth, what a block pays. Nothing here reads a clock or the network, and no result
/// depends on floating point. See `docs/protocol/tokenomics.md`.
@NullMarked
package network.khala.economics;

import org.jspecify.annotations.NullMarked;
