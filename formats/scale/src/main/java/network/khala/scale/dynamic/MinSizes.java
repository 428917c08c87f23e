package network.khala.scale.dynamic;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeDef.Field;
import network.khala.scale.TypeDef.Primitive;

/// The least number of bytes that a value of a type takes, or less: types that are nested deeply or
/// contain themselves count as nothing from there on.
final class MinSizes {
  private static final int MAX_LEVELS = 32;
  private static final int MAX_SIZE = Integer.MAX_VALUE - 1;

  private final PortableRegistry registry;

  /// One more than the size, by the type's number; 0 where it is not known yet.
  private final AtomicIntegerArray known;

  MinSizes(PortableRegistry registry) {
    this.registry = registry;
    this.known = new AtomicIntegerArray(registry.size());
  }

  int of(int type) {
    return of(type, 0);
  }

  private int of(int type, int level) {
    if (level == MAX_LEVELS) {
      return 0;
    }
    TypeDef def = registry.type(type).def();
    int before = known.get(type);
    if (before != 0) {
      return before - 1;
    }
    int size = (int) Math.min(compute(def, level + 1), MAX_SIZE);
    known.set(type, size + 1);
    return size;
  }

  private long compute(TypeDef def, int level) {
    return switch (def) {
      case TypeDef.Composite(List<Field> fields) ->
          fields.stream().mapToLong(field -> of(field.type(), level)).sum();
      case TypeDef.Tuple(List<Integer> types) ->
          types.stream().mapToLong(type -> of(type, level)).sum();
      case TypeDef.Array(long length, int item) -> length * of(item, level);
      case TypeDef.Variants _, TypeDef.Sequence _, TypeDef.Compact _, TypeDef.BitSequence _ -> 1;
      case Primitive primitive -> size(primitive);
    };
  }

  private static int size(Primitive primitive) {
    return switch (primitive) {
      case BOOL, STR, U8, I8 -> 1;
      case U16, I16 -> 2;
      case CHAR, U32, I32 -> 4;
      case U64, I64 -> 8;
      case U128, I128 -> 16;
      case U256, I256 -> 32;
    };
  }
}
