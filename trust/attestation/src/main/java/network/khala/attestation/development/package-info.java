/// Attestation for machines without a TEE, on development chains only: its own report format, its
/// own root, its own names, so that it is never mistaken for the real thing. This package verifies;
/// the device that makes such reports is in the module `tee`. See `docs/protocol/attestation.md`,
/// "Development attestation".
@NullMarked
package network.khala.attestation.development;

import org.jspecify.annotations.NullMarked;
