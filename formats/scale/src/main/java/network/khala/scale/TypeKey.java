package network.khala.scale;

import java.util.List;

/// The key of a type that is built from others by a constructor (`Vec`, `Option`, a class, …).
record TypeKey(Object constructor, List<Object> parts) {
  static TypeKey of(Object constructor, Object... parts) {
    return new TypeKey(constructor, List.of(parts));
  }

  @Override
  public String toString() {
    String name = constructor instanceof Class<?> type ? type.getName() : constructor.toString();
    return parts.isEmpty() ? name : name + parts;
  }
}
