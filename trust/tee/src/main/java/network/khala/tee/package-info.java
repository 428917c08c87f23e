/// What a machine offers to a confidential program: attestation reports and sealing keys, behind
/// two interfaces that know nothing of who verifies or stores them. See `docs/protocol/devtee.md`.
@NullMarked
package network.khala.tee;

import org.jspecify.annotations.NullMarked;
