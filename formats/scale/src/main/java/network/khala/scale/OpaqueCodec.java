package network.khala.scale;

import java.util.List;
import network.khala.scale.TypeDef.Field;

/// `WrapperOpaque<T>`: compact length of the inner encoding, then that encoding and nothing else.
final class OpaqueCodec<T> implements Codec<T> {
  private static final String PATH = "frame_support::traits::misc::WrapperOpaque";

  private final Codec<T> inner;

  OpaqueCodec(Codec<T> inner) {
    this.inner = inner;
  }

  @Override
  public void encode(T value, ScaleWriter out) {
    ScaleWriter content = new ScaleWriter();
    inner.encode(value, content);
    out.bytes(content.toArray());
  }

  @Override
  public T decode(ScaleReader in) {
    ScaleReader content = in.slice(in.length(Integer.MAX_VALUE, 1));
    T value = inner.decode(content);
    content.expectEnd();
    return value;
  }

  @Override
  public Object typeKey() {
    return TypeKey.of(PATH, inner.typeKey());
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    int type = registry.register(inner);
    int length = registry.register(LongCodec.U32.compact());
    return TypeInfo.of(
            PATH, new TypeDef.Composite(List.of(Field.unnamed(length), Field.unnamed(type))))
        .withParams(List.of(TypeParameter.of("T", type)));
  }

  @Override
  public int minSize() {
    return 1;
  }
}
