package network.khala.frame;

import java.util.List;
import network.khala.frame.dispatch.RuntimeEvent;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeParameter;
import network.khala.scale.TypeRegistry;

/// Event records under their type parameters, by which clients find the type of events.
public final class EventRecordCodec implements Codec<EventRecord> {
  private final Codec<EventRecord> fields;
  private final CodecFactory codecs;

  /// The codec in a runtime.
  public EventRecordCodec(CodecFactory codecs) {
    this.fields = codecs.of(EventRecord.class);
    this.codecs = codecs;
  }

  @Override
  public void encode(EventRecord record, ScaleWriter out) {
    fields.encode(record, out);
  }

  @Override
  public EventRecord decode(ScaleReader in) {
    return fields.decode(in);
  }

  @Override
  public int minSize() {
    return fields.minSize();
  }

  @Override
  public Object typeKey() {
    return fields.typeKey();
  }

  @Override
  public TypeInfo describe(TypeRegistry registry) {
    int event = registry.register(codecs.of(RuntimeEvent.class));
    int topic = registry.register(codecs.of(Hash.class));
    return fields
        .describe(registry)
        .withParams(List.of(TypeParameter.of("E", event), TypeParameter.of("T", topic)));
  }
}
