package network.khala.scale;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Method handles of records. Making one costs the virtual machine up to a millisecond, so codecs
/// make theirs on first use: most types of a runtime are only ever described.
final class Handles {
  private Handles() {}

  /// The accessor of a component, as a function from an object to `result`.
  static MethodHandle accessor(RecordComponent component, Class<?> result) {
    Method method = component.getAccessor();
    method.setAccessible(true);
    try {
      return MethodHandles.lookup().unreflect(method).asType(methodType(result, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("accessible methods are accessible", e);
    }
  }

  /// The canonical constructor of a record, as a function from an array to an object.
  static MethodHandle constructor(Class<?> type) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asFixedArity()
          .asSpreader(Object[].class, types.length)
          .asType(methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has its canonical constructor", e);
    }
  }

  /// Passes on what a record's own code throws.
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }
}
