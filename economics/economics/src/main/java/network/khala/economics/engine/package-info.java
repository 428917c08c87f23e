/// The gatekeepers' tokenomic engine: follows every worker's session from the messages of the
/// chain, block by block, detects who is offline, slashes, pays, and reports to the chain. A pure
/// state machine: the same blocks give the same reports, byte for byte. See
/// `docs/protocol/tokenomics.md#engine`.
@NullMarked
package network.khala.economics.engine;

import org.jspecify.annotations.NullMarked;
