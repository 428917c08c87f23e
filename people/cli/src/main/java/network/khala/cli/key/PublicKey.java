package network.khala.cli.key;

import java.util.HexFormat;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.crypto.Ecdsa;
import network.khala.crypto.Ed25519;
import network.khala.crypto.KeyScheme;
import network.khala.crypto.MalformedTextException;
import network.khala.crypto.Sr25519;
import network.khala.crypto.Ss58;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// A key that somebody else holds the secret of, as users write it: an address, or `0x` and the
/// public key in hexadecimal digits.
///
/// @param scheme how it signs
/// @param bytes the public key; for ECDSA it may be the account instead, since that suffices
record PublicKey(KeyScheme scheme, Bytes bytes) {
  static PublicKey parse(String text, KeyScheme scheme) {
    try {
      Bytes bytes =
          text.startsWith("0x")
              ? Bytes.wrap(HexFormat.of().parseHex(text.substring(2)))
              : Ss58.decode(text).payload();
      boolean compressed = scheme == KeyScheme.ECDSA && bytes.size() == Ecdsa.PUBLIC_KEY_SIZE;
      if (bytes.size() != Bytes32.SIZE && !compressed) {
        throw new IllegalArgumentException("a public key has 32 bytes, not " + bytes.size());
      }
      return new PublicKey(scheme, bytes);
    } catch (MalformedTextException e) {
      throw refused(text, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw refused(text, "no hexadecimal public key: " + e.getMessage());
    }
  }

  private static CommandFailure refused(String text, String why) {
    return new CommandFailure(
        ExitCode.USAGE,
        "'" + text + "': " + why,
        "write an address, or 0x and the public key in hexadecimal digits");
  }

  Bytes32 account() {
    return bytes.size() == Bytes32.SIZE ? Bytes32.wrap(bytes.toArray()) : Ecdsa.accountId(bytes);
  }

  /// @throws network.khala.crypto.VerificationException if the signature does not hold
  void verify(byte[] message, byte[] signature) {
    switch (scheme) {
      case SR25519 -> Sr25519.verify(account(), message, signature);
      case ED25519 -> Ed25519.verify(account(), message, signature);
      case ECDSA -> Ecdsa.verify(account(), message, signature);
    }
  }
}
