/// SGX under Gramine: quotes and sealing keys through the pseudo-files of `/dev/attestation`.
@NullMarked
package network.khala.tee.gramine;

import org.jspecify.annotations.NullMarked;
