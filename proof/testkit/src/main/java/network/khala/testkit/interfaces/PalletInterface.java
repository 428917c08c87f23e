package network.khala.testkit.interfaces;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import network.khala.frame.Pallet;
import network.khala.frame.metadata.Constant;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageEntry;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeRegistry;

/// The interface of a built pallet, each item under its kind and name, as metadata shows it.
final class PalletInterface {
  private final CodecFactory codecs;

  PalletInterface(CodecFactory codecs) {
    this.codecs = codecs;
  }

  Map<String, String> of(Pallet pallet) {
    Map<String, String> items = new TreeMap<>();
    add(items, "call ", pallet.callType());
    add(items, "event ", pallet.eventType());
    add(items, "error ", pallet.errorType());
    for (StorageEntry<?> entry : pallet.items().entries()) {
      items.put("storage " + entry.name(), storage(entry));
    }
    for (Constant constant : pallet.constants()) {
      items.put("constant " + constant.name(), TypeText.of(constant.codec()));
    }
    return items;
  }

  private void add(Map<String, String> items, String kind, Optional<? extends Class<?>> type) {
    if (type.isEmpty()) {
      return;
    }
    TypeRegistry registry = new TypeRegistry();
    int number = registry.register(codecs.of(type.get()));
    PortableRegistry types = registry.toPortable();
    if (types.type(number).def() instanceof TypeDef.Variants(List<TypeDef.Variant> variants)) {
      for (TypeDef.Variant variant : variants) {
        items.put(kind + variant.name(), variant.index() + fields(types, variant));
      }
    }
  }

  private static String fields(PortableRegistry types, TypeDef.Variant variant) {
    return variant.fields().stream()
        .map(field -> field.name().orElse("") + ": " + TypeText.of(types, field.type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String storage(StorageEntry<?> entry) {
    List<String> keys = new ArrayList<>();
    for (Codec<?> codec : entry.keyCodecs()) {
      keys.add(TypeText.of(codec));
    }
    String key = keys.size() == 1 ? keys.getFirst() : "(" + String.join(", ", keys) + ")";
    return (entry.hasDefault() ? "Default " : "Optional ")
        + hashers(entry.hashers())
        + (keys.isEmpty() ? "" : key)
        + " "
        + TypeText.of(entry.valueCodec());
  }

  private static String hashers(List<Hasher> hashers) {
    return hashers.stream().map(PalletInterface::name).toList().toString();
  }

  private static String name(Hasher hasher) {
    return switch (hasher) {
      case BLAKE2_128 -> "Blake2_128";
      case BLAKE2_256 -> "Blake2_256";
      case BLAKE2_128_CONCAT -> "Blake2_128Concat";
      case TWOX_128 -> "Twox128";
      case TWOX_256 -> "Twox256";
      case TWOX_64_CONCAT -> "Twox64Concat";
      case IDENTITY -> "Identity";
    };
  }
}
