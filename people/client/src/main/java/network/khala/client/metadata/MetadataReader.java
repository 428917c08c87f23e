package network.khala.client.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleReader;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;

/// Reads metadata of versions 14 and 15:
///
/// | part | version 14 | version 15 |
/// | --- | --- | --- |
/// | head | magic `6d657461`, u8 version | the same |
/// | types | registry | the same |
/// | pallets | Vec of pallet | Vec of (pallet, docs) |
/// | extrinsic | type, u8 version, extensions | u8 version, address, call, signature, extra, extensions |
/// | runtime | type | the same |
/// | only in 15 | | APIs, outer enums, custom values |
final class MetadataReader {
  private static final byte[] MAGIC = {'m', 'e', 't', 'a'};
  private static final int V14 = 14;
  private static final int V15 = 15;
  private static final int MAX_PALLETS = 256;

  private final ScaleReader in;
  private PortableRegistry types = new PortableRegistry(List.of());

  MetadataReader(ScaleReader in) {
    this.in = in;
  }

  Metadata read() {
    if (!Bytes.wrap(in.raw(MAGIC.length)).equals(Bytes.of(MAGIC))) {
      throw in.errorAt(0, "the bytes do not begin with the magic number 0x6d657461", "metadata");
    }
    int version = in.u8();
    if (version != V14 && version != V15) {
      throw in.errorAt(
          MAGIC.length, "metadata version " + version + " is not supported", "version 14 or 15");
    }
    types = PortableRegistry.CODEC.decode(in);
    List<Pallet> pallets = pallets(version);
    ExtrinsicFormat extrinsic =
        within("extrinsic", version == V14 ? this::extrinsicV14 : this::extrinsicV15);
    type();
    List<RuntimeApi> apis = List.of();
    if (version == V15) {
      apis = within("apis", () -> list(3, this::api));
      outerEnums();
      custom();
    }
    in.expectEnd();
    return new Metadata(version, types, pallets, extrinsic, apis);
  }

  private List<Pallet> pallets(int version) {
    int count = in.length(MAX_PALLETS, 7);
    List<Pallet> pallets = new ArrayList<>(count);
    Set<Integer> indices = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int at = in.position();
      Pallet pallet = within("pallets[" + i + "]", () -> pallet(version));
      if (!indices.add(pallet.index())) {
        throw in.errorAt(at, "two pallets have the index " + pallet.index(), "distinct indices");
      }
      pallets.add(pallet);
    }
    return pallets;
  }

  private Pallet pallet(int version) {
    String name = in.string();
    List<StorageItem> storage = in.bool() ? storage() : List.of();
    Optional<Integer> calls = optionalType();
    Optional<Integer> events = optionalType();
    List<Constant> constants =
        list(4, () -> new Constant(in.string(), type(), in.bytes(), strings()));
    Optional<Integer> errors = optionalType();
    int index = in.u8();
    List<String> docs = version == V14 ? List.of() : strings();
    return new Pallet(
        name,
        index,
        storage,
        calls,
        variants(calls),
        events,
        variants(events),
        errors,
        variants(errors),
        constants,
        docs);
  }

  private List<StorageItem> storage() {
    String prefix = in.string();
    return list(6, () -> storageItem(prefix));
  }

  private StorageItem storageItem(String prefix) {
    String name = in.string();
    StorageItem.Modifier modifier = constant(StorageItem.Modifier.values(), "modifier");
    int at = in.position();
    int kind = in.u8();
    List<StorageHasher> hashers = List.of();
    List<Integer> keys = List.of();
    switch (kind) {
      case 0 -> {}
      case 1 -> {
        hashers = list(1, () -> constant(StorageHasher.values(), "hasher"));
        keys = keyParts(hashers.size(), type(), at);
      }
      default -> throw in.errorAt(at, "kind " + kind + " is unknown", "plain value or map");
    }
    int value = type();
    return new StorageItem(prefix, name, modifier, hashers, keys, value, in.bytes(), strings());
  }

  /// One hasher takes the key as a whole, several take the members of a tuple one by one.
  private List<Integer> keyParts(int hashers, int key, int at) {
    if (hashers == 1) {
      return List.of(key);
    }
    if (hashers > 1
        && types.type(key).def() instanceof TypeDef.Tuple(List<Integer> members)
        && members.size() == hashers) {
      return members;
    }
    throw in.errorAt(at, hashers + " hashers do not fit the key's type " + key, "a map's key");
  }

  private ExtrinsicFormat extrinsicV14() {
    int at = in.position();
    int type = type();
    int version = in.u8();
    List<SignedExtension> extensions = extensions();
    return new ExtrinsicFormat(
        version,
        parameter(at, type, "Address"),
        parameter(at, type, "Call"),
        parameter(at, type, "Signature"),
        extensions);
  }

  private int parameter(int at, int type, String name) {
    TypeInfo extrinsic = types.type(type);
    return extrinsic.params().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .flatMap(parameter -> parameter.type())
        .orElseThrow(
            () ->
                in.errorAt(
                    at,
                    "type " + type + " has no parameter " + name,
                    "an extrinsic's parameters Address, Call, Signature, Extra"));
  }

  private ExtrinsicFormat extrinsicV15() {
    int version = in.u8();
    int address = type();
    int call = type();
    int signature = type();
    type();
    return new ExtrinsicFormat(version, address, call, signature, extensions());
  }

  private List<SignedExtension> extensions() {
    return list(3, () -> new SignedExtension(in.string(), type(), type()));
  }

  private RuntimeApi api() {
    return new RuntimeApi(
        in.string(),
        list(
            4,
            () ->
                new RuntimeApi.Method(
                    in.string(),
                    list(2, () -> new RuntimeApi.Input(in.string(), type())),
                    type(),
                    strings())),
        strings());
  }

  private void outerEnums() {
    type();
    type();
    type();
  }

  private void custom() {
    list(
        3,
        () -> {
          in.string();
          type();
          return in.bytes();
        });
  }

  private List<TypeDef.Variant> variants(Optional<Integer> type) {
    if (type.isEmpty()) {
      return List.of();
    }
    if (types.type(type.get()).def() instanceof TypeDef.Variants(List<TypeDef.Variant> variants)) {
      return variants;
    }
    throw in.error("type " + type.get() + " is no enum", "calls, events or errors");
  }

  private Optional<Integer> optionalType() {
    return in.bool() ? Optional.of(type()) : Optional.empty();
  }

  private int type() {
    int at = in.position();
    long number = in.compactU32();
    if (number >= types.size()) {
      throw in.errorAt(at, "type " + number + " of " + types.size(), "a type's number");
    }
    return (int) number;
  }

  private <E extends Enum<E>> E constant(E[] constants, String what) {
    int at = in.position();
    int number = in.u8();
    if (number >= constants.length) {
      throw in.errorAt(at, what + " " + number + " is unknown", what);
    }
    return constants[number];
  }

  private List<String> strings() {
    return list(1, in::string);
  }

  private <T> List<T> list(int minItemSize, Supplier<T> item) {
    int count = in.length(Integer.MAX_VALUE, minItemSize);
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(item.get());
    }
    return items;
  }

  private static <T> T within(String part, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (DecodeException e) {
      throw e.within("Metadata", "." + part + (e.path().isEmpty() ? "" : "." + e.path()));
    }
  }
}
