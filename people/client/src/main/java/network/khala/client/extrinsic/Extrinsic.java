package network.khala.client.extrinsic;

import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;

/// An extrinsic as it is submitted: compact length, version byte, content.
///
/// @param encoded all bytes, the length included
public record Extrinsic(Bytes encoded) {
  private static final int BARE_V4 = 0x04;

  /// An extrinsic without a signature. Nodes take few calls so.
  public static Extrinsic bare(Bytes call) {
    return withLength(new ScaleWriter().u8(BARE_V4).raw(call));
  }

  static Extrinsic withLength(ScaleWriter content) {
    return new Extrinsic(new ScaleWriter().bytes(content.toBytes()).toBytes());
  }

  /// The hash by which nodes know it: BLAKE2b-256 of all bytes.
  public Bytes32 hash() {
    return Bytes32.wrap(Hashing.blake2b256(encoded.toArray()));
  }
}
