/// The worker: its sessions, its benchmark, its answers to challenges. See
/// `docs/protocol/pruntime.md`.
@NullMarked
package network.khala.pruntime.worker;

import org.jspecify.annotations.NullMarked;
