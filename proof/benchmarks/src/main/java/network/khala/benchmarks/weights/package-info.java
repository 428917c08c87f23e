/// Measures what calls, hooks, blocks and extrinsics cost, and writes the runtime's weight table.
///
/// The weight of a call is the time that it computes, with its events encoded, plus a fixed price
/// for each entry of the state that it reads or changes: the database's share cannot be measured
/// call by call, it depends on everything else in the block. See `docs/protocol/weights.md`.
@NullMarked
package network.khala.benchmarks.weights;

import org.jspecify.annotations.NullMarked;
