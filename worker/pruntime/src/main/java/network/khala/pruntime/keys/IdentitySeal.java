package network.khala.pruntime.keys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import network.khala.crypto.SecretBytes;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleReader;

/// What is sealed of a worker's identity, 103 bytes. Read and written by hand: a codec's values are
/// never wiped.
///
/// | size | |
/// | --- | --- |
/// | 1 | version, 0 |
/// | 32 | genesis hash |
/// | 4 | parachain id |
/// | 64 | secret, canonical |
/// | 1 | whether it was made inside the enclave |
/// | 1 | whether it was injected |
///
/// @param secret wiped when this is closed
public record IdentitySeal(
    Hash genesisHash, long paraId, SecretBytes secret, boolean madeHere, boolean injected)
    implements AutoCloseable {
  private static final int VERSION = 0;
  private static final int SECRET_SIZE = 64;
  private static final int SIZE = 1 + Bytes32.SIZE + 4 + SECRET_SIZE + 2;

  /// The bytes, which the caller wipes.
  public byte[] encode() {
    byte[] bytes = secret.toArray();
    ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) VERSION).put(genesisHash.toArray()).putInt((int) paraId).put(bytes);
    out.put((byte) (madeHere ? 1 : 0)).put((byte) (injected ? 1 : 0));
    Arrays.fill(bytes, (byte) 0);
    return out.array();
  }

  /// Reads the bytes.
  ///
  /// @throws network.khala.scale.DecodeException if they are something else
  public static IdentitySeal decode(byte[] content) {
    ScaleReader in = new ScaleReader(content);
    int version = in.u8();
    if (version != VERSION) {
      throw in.errorAt(0, "version " + version, "a sealed identity");
    }
    IdentitySeal seal =
        new IdentitySeal(
            new Hash(in.bytes32()),
            in.u32(),
            SecretBytes.wrap(in.raw(SECRET_SIZE)),
            in.bool(),
            in.bool());
    in.expectEnd();
    return seal;
  }

  @Override
  public void close() {
    secret.close();
  }
}
