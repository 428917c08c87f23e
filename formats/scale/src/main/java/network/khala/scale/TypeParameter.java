package network.khala.scale;

import java.util.Optional;

/// A parameter of a generic type.
///
/// @param name its name in the declaration
/// @param type the number of the type that stands for it; absent where the description leaves it
///   out
public record TypeParameter(String name, Optional<Integer> type) {
  /// A parameter with its type.
  public static TypeParameter of(String name, int type) {
    return new TypeParameter(name, Optional.of(type));
  }

  /// A parameter whose type is left out.
  public static TypeParameter skipped(String name) {
    return new TypeParameter(name, Optional.empty());
  }
}
