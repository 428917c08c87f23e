package network.khala.tee;

import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;

/// Hands out keys that only this program on this machine gets again. Safe for use by several
/// threads.
public interface Sealer {
  /// The length of a key in bytes.
  int KEY_SIZE = 32;

  /// The length of a security version in bytes.
  int VERSION_SIZE = 16;

  /// The security version under which to seal now: opaque, [#VERSION_SIZE] bytes. It is kept beside
  /// what was sealed, since a machine may derive keys of older versions too but never of newer
  /// ones.
  Bytes currentVersion();

  /// Whether keys of former security versions can still be derived after an update. Where they
  /// cannot, whatever is sealed must be moved before the update.
  default boolean keepsFormerKeys() {
    return true;
  }

  /// The key for `purpose` at `version`, [#KEY_SIZE] bytes; the caller closes it.
  ///
  /// @param purpose 1 to 63 bytes of printable ASCII; different purposes give independent keys
  /// @throws SealException with KEY_UNAVAILABLE if the machine cannot derive that version's key
  SecretBytes deriveKey(String purpose, Bytes version);
}
