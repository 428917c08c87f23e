/// Figures of a running node for Prometheus, under the names that Substrate nodes use where they
/// have one. See `docs/protocol/rpc.md#metrics`.
@NullMarked
package network.khala.rpc.metrics;

import org.jspecify.annotations.NullMarked;
