/// Intel DCAP: SGX and TDX quotes of versions 3, 4 and 5, the collateral to judge them with, the
/// policy of whoever judges, and the verdict. [QuoteVerifier] is the entry. See
/// `docs/protocol/attestation.md`.
@NullMarked
package network.khala.attestation.dcap;

import org.jspecify.annotations.NullMarked;
