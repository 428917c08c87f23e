/// The suite `attestation`, whose files lie outside of this repository for their licence and size,
/// and what `registry` says about evidence.
@NullMarked
package network.khala.testkit.attestation;

import org.jspecify.annotations.NullMarked;
