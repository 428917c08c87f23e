package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The type has a codec of its own instead of a derived one.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE})
public @interface EncodedBy {
  /// A codec of the annotated type, with a constructor without parameters.
  Class<? extends Codec<?>> value();
}
