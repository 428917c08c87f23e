package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A `Bytes`, `List`, `SortedMap`, `SortedSet` or `String` of at most `value` items (of a text:
/// bytes of UTF-8). A longer one is refused before it is read.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE_USE})
public @interface Bound {
  /// The greatest number of items.
  int value();

  /// Describes a `WeakBoundedVec`: the bound is stated but a longer value is accepted.
  boolean weak() default false;
}
