package network.khala.finality.cometbft;

import network.khala.scale.Bytes;

/// What votes are for: a block's hash and that of its parts.
///
/// @param hash the header's hash, empty for nil
/// @param partsTotal into how many parts the block was cut, an unsigned 32-bit number
/// @param partsHash the Merkle root of the parts
public record BlockId(Bytes hash, long partsTotal, Bytes partsHash) {
  /// The id of no block.
  public static final BlockId NIL = new BlockId(Bytes.EMPTY, 0, Bytes.EMPTY);

  /// Whether this is the id of no block.
  public boolean isNil() {
    return hash.isEmpty() && partsTotal == 0 && partsHash.isEmpty();
  }

  /// Whether hashes have 0 or 32 bytes.
  boolean isWellFormed() {
    return CometHeader.isHashOrEmpty(hash) && CometHeader.isHashOrEmpty(partsHash);
  }

  /// The message of headers and of votes alike: the hash, then always the parts.
  byte[] encode() {
    byte[] parts = new ProtoWriter().varint(1, partsTotal).bytes(2, partsHash).toArray();
    return new ProtoWriter().bytes(1, hash).message(2, parts).toArray();
  }

  static BlockId read(ProtoReader in) throws MalformedProtoException {
    Bytes hash = Bytes.EMPTY;
    long total = 0;
    Bytes partsHash = Bytes.EMPTY;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> hash = in.once().bytes(CometHeader.HASH_SIZE);
        case 2 -> {
          ProtoReader parts = in.once().message("PartSetHeader");
          for (int part = parts.next(); part != 0; part = parts.next()) {
            switch (part) {
              case 1 -> total = parts.once().uint32();
              case 2 -> partsHash = parts.once().bytes(CometHeader.HASH_SIZE);
              default -> throw parts.unknown();
            }
          }
        }
        default -> throw in.unknown();
      }
    }
    return new BlockId(hash, total, partsHash);
  }

  @Override
  public String toString() {
    return isNil() ? "nil" : hash.toHex() + "/" + partsTotal + "/" + partsHash.toHex();
  }
}
