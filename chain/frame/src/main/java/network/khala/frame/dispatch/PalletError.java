package network.khala.frame.dispatch;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import network.khala.scale.Index;

/// An error of some pallet. Each pallet declares one enum that implements this interface; the
/// constants' names are those of the metadata and their `@Index` is the number on the wire.
public interface PalletError {
  /// The number on the wire.
  default int index() {
    return ErrorIndex.of((Enum<?>) this);
  }

  /// Looks the annotation of a constant up.
  final class ErrorIndex {
    private static final ClassValue<Map<Object, Integer>> BY_CONSTANT =
        new ClassValue<>() {
          @Override
          protected Map<Object, Integer> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(one -> one, one -> annotated((Enum<?>) one)));
          }
        };

    private ErrorIndex() {}

    static int of(Enum<?> constant) {
      Integer index = BY_CONSTANT.get(constant.getDeclaringClass()).get(constant);
      if (index == null) {
        throw new IllegalStateException(constant + " is not of its own enum");
      }
      return index;
    }

    private static int annotated(Enum<?> constant) {
      try {
        Index index =
            constant.getDeclaringClass().getField(constant.name()).getAnnotation(Index.class);
        if (index == null) {
          throw new IllegalStateException(constant + " has no @Index");
        }
        return index.value();
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException("an enum constant is a field", e);
      }
    }
  }
}
