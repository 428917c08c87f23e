/// The tokenomics without a network: a recorded or a generated history of workers drives the same
/// engine that gatekeepers run, every block computed. See `docs/protocol/tokenomics.md#simulation`.
@NullMarked
package network.khala.economics.simulation;

import org.jspecify.annotations.NullMarked;
