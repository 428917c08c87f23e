package network.khala.runtime;

import network.khala.crypto.Ecdsa;
import network.khala.crypto.Ed25519;
import network.khala.crypto.Sr25519;
import network.khala.crypto.VerificationException;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.scale.Bytes32;

/// Verifies each signature when it is asked for.
public final class DirectVerifier implements SignatureVerifier {
  @Override
  public boolean isSignedBy(AccountId signer, MultiSignature signature, byte[] payload) {
    try {
      verify(signer.value(), signature, payload);
      return true;
    } catch (VerificationException e) {
      return false;
    }
  }

  private static void verify(Bytes32 signer, MultiSignature signature, byte[] payload) {
    switch (signature) {
      case MultiSignature.Ed25519(MultiSignature.Ed25519Signature one) ->
          Ed25519.verify(signer, payload, one.bytes().toArray());
      case MultiSignature.Sr25519(MultiSignature.Sr25519Signature one) ->
          Sr25519.verify(signer, payload, one.bytes().toArray());
      case MultiSignature.Ecdsa(MultiSignature.EcdsaSignature one) ->
          Ecdsa.verify(signer, payload, one.bytes().toArray());
    }
  }
}
