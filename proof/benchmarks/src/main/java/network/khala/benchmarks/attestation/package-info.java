/// Verification of attestation evidence.
@NullMarked
package network.khala.benchmarks.attestation;

import org.jspecify.annotations.NullMarked;
