package network.khala.crypto;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import network.khala.scale.Bytes32;

/// The enclave's key derivation: HKDF-SHA256 with a fixed salt over a parent's canonical secret,
/// its 32 bytes expanded like any seed.
///
/// The parts of `info` are concatenated without separators, so ("ab", "c") and ("a", "bc") give the
/// same key; use fixed names followed by values of fixed length.
///
/// Source: `docs/protocol/keys.md#key-derivation`.
public final class KeyDerivation {
  private static final byte[] SALT =
      HexFormat.of().parseHex("18e876adfa74cc743b4b7d7f92c96e03de559a3c15270581fce445963d90f85e");

  private KeyDerivation() {}

  /// The child key for a use.
  public static Sr25519KeyPair derive(Sr25519KeyPair parent, KeyUse use) {
    return derive(parent, use.info());
  }

  /// The child key for a use and the thing with this id: a cluster, a contract.
  public static Sr25519KeyPair derive(Sr25519KeyPair parent, KeyUse use, Bytes32 id) {
    return derive(parent, use.info(), id.toArray());
  }

  /// The child key for any info.
  public static Sr25519KeyPair derive(Sr25519KeyPair parent, byte[]... info) {
    try (SecretBytes seed = deriveSeed(parent, info)) {
      return Sr25519KeyPair.fromSeed(seed);
    }
  }

  /// The seed of the child key for any info, 32 bytes; the caller closes it.
  public static SecretBytes deriveSeed(Sr25519KeyPair parent, byte[]... info) {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    for (byte[] part : info) {
      parts.writeBytes(part);
    }
    byte[] secret = parent.secretView().backing();
    return Hkdf.sha256(SALT, secret, parts.toByteArray(), 32);
  }
}
