package network.khala.testkit.pruntime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import network.khala.crypto.Hashing;
import network.khala.crypto.KeyDerivation;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;

/// The nonces that vectors are made with: upstream's gatekeepers derive them from the master key,
/// ours draw them. The use of the derived key is spelled here, since the product has none.
final class UpstreamNonce {
  private static final byte[] USE = "iv_generator".getBytes(US_ASCII);
  private static final int SIZE = 12;

  private UpstreamNonce() {}

  /// The nonce of the `sequence`-th encryption in a gatekeeper's life, in the given block.
  static byte[] of(Sr25519KeyPair masterKey, long block, long sequence) {
    try (Sr25519KeyPair generator = KeyDerivation.derive(masterKey, USE);
        SecretBytes secret = generator.secret()) {
      byte[] content =
          ByteBuffer.allocate(secret.size() + Integer.BYTES + Long.BYTES)
              .put(secret.toArray())
              .putInt((int) block)
              .putLong(sequence)
              .array();
      return Arrays.copyOf(Hashing.blake2b256(content), SIZE);
    }
  }
}
