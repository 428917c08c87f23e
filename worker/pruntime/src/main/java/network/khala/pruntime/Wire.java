package network.khala.pruntime;

import com.google.protobuf.ByteString;
import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.DecodeException;

/// Bytes between protobuf and SCALE.
public final class Wire {
  private Wire() {}

  /// The content of a field.
  public static Bytes bytes(ByteString field) {
    return Bytes.wrap(field.toByteArray());
  }

  /// The contents of a repeated field.
  public static List<Bytes> list(List<ByteString> fields) {
    return fields.stream().map(Wire::bytes).toList();
  }

  /// A field with this content.
  public static ByteString string(byte[] content) {
    return ByteString.copyFrom(content);
  }

  /// Decodes a field.
  ///
  /// @throws PrpcException with status 400 if it does not hold exactly that
  public static <T> T decode(Codec<T> codec, ByteString field) {
    try {
      return codec.decode(field.toByteArray());
    } catch (DecodeException e) {
      throw PrpcException.malformed(String.valueOf(e.getMessage()));
    }
  }
}
