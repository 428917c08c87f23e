package network.khala.frame.metadata;

import java.util.List;
import java.util.Optional;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.dispatch.RuntimeEvent;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageEntry;
import network.khala.frame.types.RuntimeTypes;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleWriter;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeParameter;
import network.khala.scale.TypeRegistry;

/// Writes metadata from the pallets' declarations.
///
/// The body is written before the registry that precedes it, since writing the body is what fills
/// the registry.
public final class MetadataBuilder {
  private static final int MAGIC = 0x6174656d;
  private static final int OPTIONAL = 0;
  private static final int DEFAULT = 1;
  private static final int PLAIN = 0;
  private static final int MAP = 1;

  private final RuntimeTypes runtimeTypes;
  private final List<Pallet> pallets;
  private final List<TransactionExtension<?, ?>> extensions;
  private final List<RuntimeApi> apis;
  private final String crate;

  /// A builder for one composed runtime.
  ///
  /// @param crate the name under which the runtime's own types stand, `khala_runtime`
  public MetadataBuilder(
      String crate,
      RuntimeTypes runtimeTypes,
      List<Pallet> pallets,
      List<TransactionExtension<?, ?>> extensions,
      List<RuntimeApi> apis) {
    this.crate = crate;
    this.runtimeTypes = runtimeTypes;
    this.pallets = List.copyOf(pallets);
    this.extensions = List.copyOf(extensions);
    this.apis = List.copyOf(apis);
  }

  /// Metadata V14.
  public Bytes v14() {
    TypeRegistry registry = new TypeRegistry();
    ScaleWriter body = new ScaleWriter();
    body.length(pallets.size());
    for (Pallet pallet : pallets) {
      writePallet(pallet, registry, body);
    }
    body.compactU32(extrinsicType(registry));
    body.u8(ExtrinsicFormat.VERSION);
    writeExtensions(registry, body);
    body.compactU32(runtimeType(registry));
    return assemble(14, registry, body);
  }

  /// Metadata V15.
  public Bytes v15() {
    TypeRegistry registry = new TypeRegistry();
    ScaleWriter body = new ScaleWriter();
    // Refers to the call type by parameters: clients look for them.
    extrinsicType(registry);
    body.length(pallets.size());
    for (Pallet pallet : pallets) {
      writePallet(pallet, registry, body);
      body.length(0);
    }
    body.u8(ExtrinsicFormat.VERSION);
    body.compactU32(registry.register(codec(MultiAddress.class)));
    body.compactU32(registry.register(codec(RuntimeCall.class)));
    body.compactU32(registry.register(codec(MultiSignature.class)));
    body.compactU32(extraType(registry));
    writeExtensions(registry, body);
    body.compactU32(runtimeType(registry));
    writeApis(registry, body);
    body.compactU32(registry.register(codec(RuntimeCall.class)));
    body.compactU32(registry.register(codec(RuntimeEvent.class)));
    body.compactU32(registry.register(codec(RuntimeTypes.RuntimeError.class)));
    body.length(0);
    return assemble(15, registry, body);
  }

  private static Bytes assemble(int version, TypeRegistry registry, ScaleWriter body) {
    ScaleWriter out = new ScaleWriter();
    out.u32(MAGIC);
    out.u8(version);
    PortableRegistry.CODEC.encode(registry.toPortable(), out);
    out.raw(body.toArray());
    return out.toBytes();
  }

  private void writePallet(Pallet pallet, TypeRegistry registry, ScaleWriter out) {
    out.string(pallet.name());
    writeStorage(pallet, registry, out);
    writeOptionalType(pallet.callType(), registry, out);
    writeOptionalType(pallet.eventType(), registry, out);
    out.length(pallet.constants().size());
    for (Constant constant : pallet.constants()) {
      out.string(constant.name());
      out.compactU32(registry.register(constant.codec()));
      out.bytes(constant.value());
      out.length(0);
    }
    writeOptionalType(pallet.errorType(), registry, out);
    out.u8(pallet.index());
  }

  private static void writeStorage(Pallet pallet, TypeRegistry registry, ScaleWriter out) {
    List<StorageEntry<?>> entries = pallet.items().entries();
    out.bool(!entries.isEmpty());
    if (entries.isEmpty()) {
      return;
    }
    out.string(pallet.name());
    out.length(entries.size());
    for (StorageEntry<?> entry : entries) {
      out.string(entry.name());
      out.u8(entry.hasDefault() ? DEFAULT : OPTIONAL);
      writeEntryType(entry, registry, out);
      out.bytes(entry.fallback());
      out.length(0);
    }
  }

  private static void writeEntryType(
      StorageEntry<?> entry, TypeRegistry registry, ScaleWriter out) {
    List<Hasher> hashers = entry.hashers();
    if (hashers.isEmpty()) {
      out.u8(PLAIN);
      out.compactU32(registry.register(entry.valueCodec()));
      return;
    }
    out.u8(MAP);
    out.length(hashers.size());
    for (Hasher hasher : hashers) {
      out.u8(hasher.number());
    }
    out.compactU32(keyType(entry.keyCodecs(), registry));
    out.compactU32(registry.register(entry.valueCodec()));
  }

  private static int keyType(List<Codec<?>> codecs, TypeRegistry registry) {
    return codecs.size() == 1
        ? registry.register(codecs.getFirst())
        : registry.register(
            new TupleKey(codecs.stream().<Object>map(Codec::typeKey).toList()),
            types -> tuple(codecs, types));
  }

  /// A tuple type's key: the keys of its members.
  private record TupleKey(List<Object> members) {}

  private static TypeInfo tuple(List<? extends Codec<?>> members, TypeRegistry registry) {
    return TypeInfo.of(
        new TypeDef.Tuple(members.stream().map(member -> registry.register(member)).toList()));
  }

  private void writeOptionalType(
      Optional<? extends Class<?>> type, TypeRegistry registry, ScaleWriter out) {
    out.bool(type.isPresent());
    type.ifPresent(present -> out.compactU32(registry.register(codec(present))));
  }

  private void writeExtensions(TypeRegistry registry, ScaleWriter out) {
    out.length(extensions.size());
    for (TransactionExtension<?, ?> extension : extensions) {
      out.string(extension.identifier());
      out.compactU32(extensionType(extension, registry));
      out.compactU32(registry.register(extension.additionalCodec()));
    }
  }

  /// An extension's own type: its name around what the extrinsic carries. Clients decode what the
  /// extrinsic carries by it.
  private static int extensionType(TransactionExtension<?, ?> extension, TypeRegistry registry) {
    Codec<?> extra = extension.extraCodec();
    String path = "khala_runtime::extensions::" + extension.identifier();
    return registry.register(
        path,
        types ->
            TypeInfo.of(
                path,
                extra.typeKey().equals(Codecs.UNIT.typeKey())
                    ? new TypeDef.Composite(List.of())
                    : TypeDef.Composite.of(types.register(extra))));
  }

  private int extraType(TypeRegistry registry) {
    return registry.register(
        "extra",
        types ->
            TypeInfo.of(
                new TypeDef.Tuple(
                    extensions.stream().map(one -> extensionType(one, types)).toList())));
  }

  private int extrinsicType(TypeRegistry registry) {
    return registry.register(
        ExtrinsicFormat.TYPE_KEY,
        types ->
            TypeInfo.of(
                    "sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic",
                    TypeDef.Composite.of(types.register(Codecs.BYTES)))
                .withParams(
                    List.of(
                        TypeParameter.of("Address", types.register(codec(MultiAddress.class))),
                        TypeParameter.of("Call", types.register(codec(RuntimeCall.class))),
                        TypeParameter.of("Signature", types.register(codec(MultiSignature.class))),
                        TypeParameter.of("Extra", extraType(types)))));
  }

  private int runtimeType(TypeRegistry registry) {
    return registry.register(
        "runtime", types -> TypeInfo.of(crate + "::Runtime", new TypeDef.Composite(List.of())));
  }

  private void writeApis(TypeRegistry registry, ScaleWriter out) {
    out.length(apis.size());
    for (RuntimeApi api : apis) {
      out.string(api.name());
      out.length(api.methods().size());
      for (RuntimeApi.Method method : api.methods()) {
        writeMethod(method, registry, out);
      }
      out.length(0);
    }
  }

  private static void writeMethod(
      RuntimeApi.Method method, TypeRegistry registry, ScaleWriter out) {
    out.string(method.name());
    out.length(method.inputs().size());
    for (RuntimeApi.Input input : method.inputs()) {
      out.string(input.name());
      out.compactU32(registry.register(input.codec()));
    }
    out.compactU32(registry.register(method.output()));
    out.length(0);
  }

  private Codec<?> codec(Class<?> type) {
    return runtimeTypes.codecs().of(type);
  }
}
