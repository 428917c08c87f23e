/// What the chain's registry runs, and a gatekeeper again before it hands out a key: evidence of
/// any kind in, claims or one typed refusal out. See `docs/protocol/attestation.md`, "On the
/// chain".
@NullMarked
package network.khala.attestation.registration;

import org.jspecify.annotations.NullMarked;
