/// Legacy reports of Intel's attestation service (IAS) for EPID quotes. The service has ended and
/// its signing certificate with it, so such reports verify at past times only: history, migrated
/// data, tests. See `docs/protocol/attestation.md`, "IAS reports".
@NullMarked
package network.khala.attestation.ias;

import org.jspecify.annotations.NullMarked;
