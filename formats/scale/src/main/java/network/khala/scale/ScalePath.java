package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The type's path in metadata. Without it the path is `khala_<module>::<Type>`.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE})
public @interface ScalePath {
  /// The path, its segments joined by `::`; empty for a type without a path.
  String value();
}
