/// Remote attestation: the evidence a machine sends, the reasons for which it may be refused, and
/// what an accepted report means. The verifiers are in the packages below; all of them are pure
/// functions of bytes and a given time. See `docs/protocol/attestation.md`.
@NullMarked
package network.khala.attestation;

import org.jspecify.annotations.NullMarked;
