/// The Substrate types that the chain, the enclave and every client share: accounts, hashes,
/// addresses, signatures, eras, headers, weights and dispatch errors. Byte for byte those that
/// existing wallets and explorers know. See `docs/protocol/substrate.md`.
@NullMarked
package network.khala.protocol.substrate;

import org.jspecify.annotations.NullMarked;
