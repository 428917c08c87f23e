package network.khala.pallets.system;

import java.util.Arrays;
import network.khala.protocol.substrate.Hash;

/// What stands for the genesis hash where it cannot be known yet.
final class GenesisHash {
  private static final byte FILL = 0x45;

  /// In genesis state itself: thirty-two times `45`; block 1 puts the true hash in its place.
  static final Hash PLACEHOLDER = Hash.of(filled());

  private GenesisHash() {}

  private static byte[] filled() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, FILL);
    return bytes;
  }
}
