/// What the verifiers are made of: strict readers for DER, X.509, revocation lists, PEM and JSON,
/// and the two signature algorithms. Not an interface of this library.
///
/// All of it is deterministic code of this project and of one pinned library: which provider a
/// machine has installed, and how lenient it is, must not decide a verdict on chain.
@NullMarked
package network.khala.attestation.internal;

import org.jspecify.annotations.NullMarked;
