package network.khala.scale;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import network.khala.scale.TypeDef.Primitive;

/// Text: compact length in bytes, then UTF-8. A bound counts bytes and is no part of the type.
final class TextCodec implements Codec<String> {
  static final TextCodec UNBOUNDED = new TextCodec(Integer.MAX_VALUE);

  private static final Shape SHAPE = Shape.primitive(Primitive.STR);

  private final int maxBytes;

  TextCodec(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void encode(String value, ScaleWriter out) {
    if (maxBytes != Integer.MAX_VALUE) {
      Items.checkLength(value.getBytes(StandardCharsets.UTF_8).length, maxBytes);
    }
    out.string(value);
  }

  @Override
  public String decode(ScaleReader in) {
    return in.string(maxBytes);
  }

  @Override
  public Object typeKey() {
    return SHAPE.key();
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    return SHAPE.describe(registry);
  }

  @Override
  public int minSize() {
    return 1;
  }

  /// The order of the bytes of UTF-8, which is that of code points and not that of `char`s.
  @Override
  public Comparator<String> order() {
    return (left, right) -> {
      int at = 0;
      while (at < left.length() && at < right.length()) {
        int mine = left.codePointAt(at);
        int others = right.codePointAt(at);
        if (mine != others) {
          return Integer.compare(mine, others);
        }
        at += Character.charCount(mine);
      }
      return Integer.compare(left.length(), right.length());
    };
  }
}
