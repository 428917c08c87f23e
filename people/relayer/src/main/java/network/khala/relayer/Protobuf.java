package network.khala.relayer;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import network.khala.scale.Bytes;

/// Byte strings on their way into protobuf messages and out of them.
final class Protobuf {
  private Protobuf() {}

  static ByteString bytes(Bytes content) {
    return ByteString.copyFrom(content.toArray());
  }

  static ByteString bytes(byte[] content) {
    return ByteString.copyFrom(content);
  }

  static Bytes bytes(ByteString content) {
    return Bytes.wrap(content.toByteArray());
  }

  static List<ByteString> all(List<Bytes> contents) {
    List<ByteString> copies = new ArrayList<>(contents.size());
    contents.forEach(content -> copies.add(bytes(content)));
    return copies;
  }
}
