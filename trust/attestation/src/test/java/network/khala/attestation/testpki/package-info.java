/// A synthetic world of roots, platforms, documents and quotes, so that the tests are complete
/// without samples of real hardware. Everything starts out right; a test breaks one thing.
@NullMarked
package network.khala.attestation.testpki;

import org.jspecify.annotations.NullMarked;
