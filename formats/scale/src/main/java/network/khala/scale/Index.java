package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The wire index of a variant: on a record of a sealed interface, or on a constant of an enum.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Index {
  /// The index, `0…255`; unique within its type, gaps are allowed.
  int value();
}
