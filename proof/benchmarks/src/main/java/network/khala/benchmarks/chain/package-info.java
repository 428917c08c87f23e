/// Measurements of a whole node on a chain of its own: database on disk, pool, embedded engine,
/// seals, JSON-RPC.
@NullMarked
package network.khala.benchmarks.chain;

import org.jspecify.annotations.NullMarked;
