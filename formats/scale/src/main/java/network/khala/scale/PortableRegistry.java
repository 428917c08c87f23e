package network.khala.scale;

import java.util.List;
import java.util.Locale;

/// The types of a metadata document; a type's number is its position.
///
/// @param types the types in the order of their numbers
@EncodedBy(PortableRegistryCodec.class)
public record PortableRegistry(List<TypeInfo> types) {
  /// Reads and writes `Vec<{id: Compact<u32>, type}>`.
  public static final Codec<PortableRegistry> CODEC = new PortableRegistryCodec();

  /// Copies the list and checks that every reference leads to a type.
  ///
  /// @throws IllegalArgumentException if one does not
  public PortableRegistry {
    types = List.copyOf(types);
    for (int number = 0; number < types.size(); number++) {
      for (int reference : References.of(types.get(number))) {
        if (reference < 0 || reference >= types.size()) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "type %,d refers to type %,d of %,d",
                  number,
                  reference,
                  types.size()));
        }
      }
    }
  }

  /// The type with the given number.
  ///
  /// @throws IllegalArgumentException if there is none
  public TypeInfo type(int number) {
    if (number < 0 || number >= types.size()) {
      throw new IllegalArgumentException("type " + number + " of " + types.size());
    }
    return types.get(number);
  }

  /// The number of types.
  public int size() {
    return types.size();
  }
}
