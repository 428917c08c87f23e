package network.khala.pruntime.gatekeeper;

import java.nio.ByteBuffer;
import java.util.Arrays;
import network.khala.crypto.Hashing;
import network.khala.crypto.KeyDerivation;
import network.khala.crypto.KeyUse;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.scale.Bytes32;

/// The gatekeepers' chain of random numbers, which whoever holds the master key can compute and
/// nobody else can foretell.
public final class RandomNumbers {
  /// A number every so many blocks.
  static final int INTERVAL_BLOCKS = 5;

  private RandomNumbers() {}

  /// `H(last ‖ block u32, big-endian ‖ secret of the random_number key)`.
  ///
  /// @param last the number before; zero for the first
  public static Bytes32 next(Sr25519KeyPair masterKey, long block, Bytes32 last) {
    try (Sr25519KeyPair key = KeyDerivation.derive(masterKey, KeyUse.RANDOM_NUMBER);
        SecretBytes secret = key.secret()) {
      byte[] secretBytes = secret.toArray();
      ByteBuffer preimage = ByteBuffer.allocate(Bytes32.SIZE + 4 + secretBytes.length);
      preimage.put(last.toArray()).putInt((int) block).put(secretBytes);
      Bytes32 random = Bytes32.wrap(Hashing.blake2b256(preimage.array()));
      Arrays.fill(secretBytes, (byte) 0);
      Arrays.fill(preimage.array(), (byte) 0);
      return random;
    }
  }
}
