/// Hashes, addresses, keys and signatures: everything that the chain, the enclave and their clients
/// compute over bytes. Secrets live in [network.khala.crypto.SecretBytes], computations on them
/// take a time that does not depend on them, and a failed verification is an exception. See
/// `docs/protocol/keys.md`.
@NullMarked
package network.khala.crypto;

import org.jspecify.annotations.NullMarked;
