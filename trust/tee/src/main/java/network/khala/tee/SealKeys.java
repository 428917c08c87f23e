package network.khala.tee;

import java.nio.charset.StandardCharsets;
import network.khala.crypto.Hkdf;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;

/// Sealing keys from a machine's secret: HKDF-SHA-256 with info `khala-seal`, version, purpose.
public final class SealKeys {
  private static final Bytes INFO = Bytes.wrap("khala-seal".getBytes(StandardCharsets.US_ASCII));

  private SealKeys() {}

  /// The key for `purpose` at `version`; the caller closes it.
  ///
  /// @param secret the machine's secret, which stays the caller's to wipe
  /// @param salt what the key is bound to besides the machine: a signer, or nothing
  public static SecretBytes derive(byte[] secret, Bytes salt, String purpose, Bytes version) {
    Bytes info =
        INFO.concat(version).concat(Bytes.wrap(purpose.getBytes(StandardCharsets.US_ASCII)));
    return Hkdf.sha256(salt.toArray(), secret, info.toArray(), Sealer.KEY_SIZE);
  }
}
