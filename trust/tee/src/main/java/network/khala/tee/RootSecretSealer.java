package network.khala.tee;

import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.tee.SealException.Problem;

/// Seals with a secret in a file: for provider `none`, where nothing but the file's permissions
/// protects it.
public final class RootSecretSealer implements Sealer {
  private static final Bytes VERSION = Bytes.wrap(new byte[VERSION_SIZE]);

  private final RootSecret secret;

  /// Seals with `secret`, which the caller closes.
  public RootSecretSealer(RootSecret secret) {
    this.secret = secret;
  }

  @Override
  public Bytes currentVersion() {
    return VERSION;
  }

  @Override
  public SecretBytes deriveKey(String purpose, Bytes version) {
    if (!version.equals(VERSION)) {
      throw new SealException(
          Problem.KEY_UNAVAILABLE, "no key for security version " + version + " on this machine");
    }
    return secret.derive(Bytes.EMPTY, purpose, version);
  }
}
