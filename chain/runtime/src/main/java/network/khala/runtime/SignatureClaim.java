package network.khala.runtime;

import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiSignature;

/// That somebody signed something, not verified yet.
///
/// @param signer who is said to have signed
/// @param payload what is said to be signed
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record SignatureClaim(AccountId signer, MultiSignature signature, byte[] payload) {}
