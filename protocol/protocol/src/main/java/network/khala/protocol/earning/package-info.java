/// Whether a worker earns, and if it does not, why not and what to do: the one line that pRuntime,
/// relayer and command show alike. See `docs/protocol/pruntime.md`.
@NullMarked
package network.khala.protocol.earning;

import org.jspecify.annotations.NullMarked;
