package network.khala.pruntime.keys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// One of the gatekeepers' master keys.
///
/// @param rotationId the rotation that made it, 0 for the first
/// @param blockHeight since when it is in force
/// @param secret 64 bytes, canonical; wiped when this is closed
public record MasterKey(long rotationId, long blockHeight, SecretBytes secret)
    implements AutoCloseable {
  private static final int SECRET_SIZE = 64;
  private static final int SIZE = 8 + 4 + SECRET_SIZE;

  /// More than any network turns through.
  private static final int COUNT_MAX = 10_000;

  /// A key pair of its own, which the caller closes.
  public Sr25519KeyPair pair() {
    return Sr25519KeyPair.fromSecret(secret);
  }

  /// Compact n, then n × (rotation u64, block u32, secret 64). The caller wipes the bytes. Written
  /// by hand: a codec's values are never wiped.
  public static byte[] encode(List<MasterKey> keys) {
    byte[] count = new ScaleWriter().length(keys.size()).toArray();
    ByteBuffer out =
        ByteBuffer.allocate(count.length + keys.size() * SIZE).order(ByteOrder.LITTLE_ENDIAN);
    out.put(count);
    for (MasterKey key : keys) {
      byte[] bytes = key.secret().toArray();
      out.putLong(key.rotationId()).putInt((int) key.blockHeight()).put(bytes);
      Arrays.fill(bytes, (byte) 0);
    }
    return out.array();
  }

  /// Reads what [#encode] wrote.
  ///
  /// @throws network.khala.scale.DecodeException if it is something else
  public static List<MasterKey> read(ScaleReader in) {
    List<MasterKey> keys = new ArrayList<>();
    int count = in.length(COUNT_MAX, SIZE);
    for (int i = 0; i < count; i++) {
      keys.add(new MasterKey(in.u64(), in.u32(), SecretBytes.wrap(in.raw(SECRET_SIZE))));
    }
    return keys;
  }

  @Override
  public void close() {
    secret.close();
  }
}
