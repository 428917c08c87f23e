package network.khala.tee;

import java.util.Arrays;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.tee.SealException.Problem;

/// A platform whose security version moves up and down: it derives keys of its own and of older
/// versions, or of its own only.
final class SimulatedPlatform implements Sealer {
  private final int machine;
  int version = 1;
  boolean keepsFormerKeys = true;

  SimulatedPlatform(int machine) {
    this.machine = machine;
  }

  @Override
  public Bytes currentVersion() {
    byte[] encoded = new byte[VERSION_SIZE];
    encoded[0] = (byte) version;
    return Bytes.wrap(encoded);
  }

  @Override
  public boolean keepsFormerKeys() {
    return keepsFormerKeys;
  }

  @Override
  public SecretBytes deriveKey(String purpose, Bytes wanted) {
    if (wanted.get(0) > version || (!keepsFormerKeys && wanted.get(0) != version)) {
      throw new SealException(Problem.KEY_UNAVAILABLE, "version " + wanted.get(0));
    }
    byte[] key = new byte[KEY_SIZE];
    Arrays.fill(key, (byte) (machine * 16 + wanted.get(0) + purpose.length()));
    return SecretBytes.wrap(key);
  }
}
