package network.khala.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// HKDF-SHA256 (RFC 5869), extract and expand, by the JDK's implementation.
public final class Hkdf {
  private Hkdf() {}

  /// Derives key material; the caller closes it.
  ///
  /// @param salt may be empty
  /// @param inputKey the secret, which stays the caller's to wipe
  /// @param info what the result is for
  /// @param length bytes of the result, 1 to 8,160
  public static SecretBytes sha256(byte[] salt, byte[] inputKey, byte[] info, int length) {
    try {
      return SecretBytes.wrap(
          KDF.getInstance("HKDF-SHA256")
              .deriveData(
                  HKDFParameterSpec.ofExtract()
                      .addIKM(inputKey)
                      .addSalt(salt)
                      .thenExpand(info, length)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks HKDF-SHA256", e);
    }
  }
}
