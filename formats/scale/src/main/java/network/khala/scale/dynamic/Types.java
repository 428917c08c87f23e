package network.khala.scale.dynamic;

import java.util.List;
import java.util.Optional;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Primitive;
import network.khala.scale.TypeInfo;

/// Questions about described types.
final class Types {
  /// How deep types may be nested in a value; a call within a call takes some three levels. Bounded
  /// by the stack: a level takes up to a kilobyte of it.
  static final int MAX_LEVELS = 512;

  /// How many structs may stand around a number in compact form.
  private static final int MAX_WRAPPERS = 16;

  private Types() {}

  /// What an error calls the type.
  static String name(int number, TypeInfo type) {
    return type.path().isEmpty() ? "type " + number : type.name();
  }

  static boolean isByte(PortableRegistry registry, int number) {
    return registry.type(number).def() == Primitive.U8;
  }

  /// Whether the type is `()`, whose compact form is nothing too.
  static boolean isUnit(PortableRegistry registry, int number) {
    return registry.type(number).def().equals(TypeDef.UNIT);
  }

  /// Whether a bit vector is of the one kind in use.
  static boolean isBitVec(PortableRegistry registry, int store, int order) {
    return isByte(registry, store) && registry.type(order).name().equals("Lsb0");
  }

  static boolean isScalar(long codePoint) {
    return codePoint >= 0
        && codePoint <= Character.MAX_CODE_POINT
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }

  /// The number that a compact form of the given type holds: the type itself, or the one that
  /// structs of one field stand around.
  static Optional<Primitive> compactNumber(PortableRegistry registry, int number) {
    int inner = number;
    for (int i = 0; i < MAX_WRAPPERS; i++) {
      switch (registry.type(inner).def()) {
        case Primitive primitive -> {
          return Optional.of(primitive);
        }
        case TypeDef.Composite(List<Field> fields) when fields.size() == 1 ->
            inner = fields.getFirst().type();
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
