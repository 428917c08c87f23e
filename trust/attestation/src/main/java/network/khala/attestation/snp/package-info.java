/// AMD SEV-SNP reports: their fields only. No chain accepts them yet; see
/// `docs/protocol/attestation.md`, "Later providers".
@NullMarked
package network.khala.attestation.snp;

import org.jspecify.annotations.NullMarked;
