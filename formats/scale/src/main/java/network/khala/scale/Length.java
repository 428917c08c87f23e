package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A `Bytes` or `List` of exactly `value` items: an array, without a length on the wire.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE_USE})
public @interface Length {
  /// The number of bytes or items.
  int value();
}
