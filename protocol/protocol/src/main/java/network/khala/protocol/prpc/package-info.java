/// The API of pRuntime: the classes made from its schema, and the table of its methods. See
/// `docs/protocol/pruntime-api.md`.
@NullMarked
package network.khala.protocol.prpc;

import org.jspecify.annotations.NullMarked;
