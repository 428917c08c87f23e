package network.khala.scale;

import java.util.List;

/// The description of one type as scale-info writes it.
///
/// @param path where the type was declared, its own name last; empty for built-in types
/// @param params the type parameters
/// @param def the shape
/// @param docs documentation, a line each
public record TypeInfo(
    List<String> path, List<TypeParameter> params, TypeDef def, List<String> docs) {
  /// Copies the lists.
  public TypeInfo {
    path = List.copyOf(path);
    params = List.copyOf(params);
    docs = List.copyOf(docs);
  }

  /// A type without path, parameters and documentation.
  public static TypeInfo of(TypeDef def) {
    return new TypeInfo(List.of(), List.of(), def, List.of());
  }

  /// A type with a path (segments joined by `::`), without parameters and documentation.
  public static TypeInfo of(String path, TypeDef def) {
    return new TypeInfo(splitPath(path), List.of(), def, List.of());
  }

  /// The same type with parameters.
  public TypeInfo withParams(List<TypeParameter> parameters) {
    return new TypeInfo(path, parameters, def, docs);
  }

  /// The same type with documentation.
  public TypeInfo withDocs(List<String> lines) {
    return new TypeInfo(path, params, def, lines);
  }

  /// The path with its segments joined by `::`.
  public String pathText() {
    return String.join("::", path);
  }

  /// The last segment of the path, or nothing.
  public String name() {
    return path.isEmpty() ? "" : path.getLast();
  }

  static List<String> splitPath(String path) {
    return path.isEmpty() ? List.of() : List.of(path.split("::", -1));
  }
}
