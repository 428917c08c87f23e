/// Copies of a node's database that can be checked and restored. See `docs/protocol/backup.md`.
@NullMarked
package network.khala.node.backup;

import org.jspecify.annotations.NullMarked;
