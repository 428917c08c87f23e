package network.khala.client;

import java.util.List;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;

/// A block's header.
///
/// | part | layout |
/// | --- | --- |
/// | parent | 32 bytes |
/// | number | compact |
/// | state root, extrinsics root | 32 bytes each |
/// | digest | Vec of encoded items |
///
/// @param number a `u32`
/// @param digest the digest's items, each in its encoding
public record Header(
    Bytes32 parentHash,
    long number,
    Bytes32 stateRoot,
    Bytes32 extrinsicsRoot,
    List<Bytes> digest) {
  /// Copies the list.
  public Header {
    digest = List.copyOf(digest);
  }

  /// Its encoding.
  public Bytes encode() {
    var out = new ScaleWriter();
    out.raw(parentHash).compactU32(number).raw(stateRoot).raw(extrinsicsRoot);
    out.length(digest.size());
    digest.forEach(out::raw);
    return out.toBytes();
  }

  /// The block's hash: BLAKE2b-256 of the encoding.
  public Bytes32 hash() {
    return Bytes32.wrap(Hashing.blake2b256(encode().toArray()));
  }
}
