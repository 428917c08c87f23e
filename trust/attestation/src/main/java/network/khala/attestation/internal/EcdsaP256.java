package network.khala.attestation.internal;

import java.math.BigInteger;
import org.bouncycastle.crypto.signers.ECDSASigner;

/// The arithmetic of ECDSA on P-256. Safe for use by several threads.
public interface EcdsaP256 {
  /// Bouncy Castle.
  EcdsaP256 JAVA =
      (key, digest, r, s) -> {
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key.parameters());
        return signer.verifySignature(digest, r, s);
      };

  /// Whether (r, s) is a signature of `key` over the digest.
  ///
  /// @param digest 32 bytes
  /// @param r within 1 and the group's order less one, as is `s`
  boolean verify(P256Key key, byte[] digest, BigInteger r, BigInteger s);
}
