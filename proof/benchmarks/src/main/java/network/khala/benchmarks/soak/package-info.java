/// A node among strangers: subscribers, callers, peers that do not read and peers that send
/// rubbish, all at one time. See `docs/benchmarks.md#among-strangers`.
@NullMarked
package network.khala.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
