package network.khala.runtime;

import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;

/// An extrinsic as its bytes, length prefix included, to be decoded by the runtime's own format.
final class RawExtrinsicCodec implements Codec<Bytes> {
  @Override
  public void encode(Bytes extrinsic, ScaleWriter out) {
    out.raw(extrinsic);
  }

  @Override
  public Bytes decode(ScaleReader in) {
    Bytes body = in.bytes();
    ScaleWriter whole = new ScaleWriter();
    whole.bytes(body);
    return whole.toBytes();
  }

  @Override
  public int minSize() {
    return 1;
  }

  @Override
  public Object typeKey() {
    return ExtrinsicFormat.TYPE_KEY;
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    throw new IllegalStateException(
        "metadata describes the extrinsic before anything that takes one");
  }
}
