/// Workers and how the chain knows them: registration, attestation evidence, endpoints, and the
/// messages of the registry. See `docs/protocol/messages.md`.
@NullMarked
package network.khala.protocol.registry;

import org.jspecify.annotations.NullMarked;
