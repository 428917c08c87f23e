package network.khala.node.chain;

import java.util.ArrayList;
import java.util.List;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// A block: header and extrinsics.
///
/// @param header the header
/// @param extrinsics each with its length prefix, in order
public record Block(Header header, List<Bytes> extrinsics) {
  /// A block is at most this long, whatever a chain's own limit.
  public static final int BYTES_MAX = 64 << 20;

  private static final int EXTRINSICS_MAX = 1 << 20;
  private static final Codec<Header> HEADER = CodecFactory.STANDARD.of(Header.class);

  /// Copies the list.
  public Block {
    extrinsics = List.copyOf(extrinsics);
  }

  /// The block's hash.
  public Hash hash() {
    return header.hash();
  }

  /// The block's number.
  public long number() {
    return header.number();
  }

  /// SCALE: header, list of extrinsics.
  public byte[] encode() {
    ScaleWriter out = new ScaleWriter();
    HEADER.encode(header, out);
    out.length(extrinsics.size());
    extrinsics.forEach(out::raw);
    return out.toArray();
  }

  /// Reads what [#encode] wrote.
  ///
  /// @throws network.khala.scale.DecodeException if the bytes are no block
  public static Block decode(ScaleReader in) {
    Header header = HEADER.decode(in);
    int count = in.length(EXTRINSICS_MAX, 1);
    List<Bytes> extrinsics = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ScaleWriter whole = new ScaleWriter();
      Codecs.BYTES.encode(in.bytes(), whole);
      extrinsics.add(whole.toBytes());
    }
    return new Block(header, extrinsics);
  }
}
