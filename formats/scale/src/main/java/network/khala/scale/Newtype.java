package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The value in a struct of its own with one unnamed field: the same bytes, but a type with a path
/// in metadata. `@Newtype("primitive_types::H256") Bytes32`, for instance.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE_USE})
public @interface Newtype {
  /// The path, its segments joined by `::`.
  String value();
}
