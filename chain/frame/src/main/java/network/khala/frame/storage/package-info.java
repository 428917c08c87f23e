/// Typed storage items over raw state: values and maps under Substrate's hashed keys. See
/// `docs/protocol/runtime.md`.
@NullMarked
package network.khala.frame.storage;

import org.jspecify.annotations.NullMarked;
