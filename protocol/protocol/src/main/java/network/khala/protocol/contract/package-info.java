/// Confidential contracts and clusters: identifiers, messages, commands and queries. See
/// `docs/protocol/messages.md`.
@NullMarked
package network.khala.protocol.contract;

import org.jspecify.annotations.NullMarked;
