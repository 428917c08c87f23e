package network.khala.runtime;

import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiSignature;

/// Tells whether a signature is the account's over the payload. A node may answer from a cache or
/// from a batch it verified before; the answer must be the same.
@FunctionalInterface
public interface SignatureVerifier {
  /// Whether `signature` is by `signer` over `payload`.
  boolean isSignedBy(AccountId signer, MultiSignature signature, byte[] payload);
}
