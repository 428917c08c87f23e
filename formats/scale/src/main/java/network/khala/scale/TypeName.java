package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The field's type as its author wrote it (`BalanceOf<T>`), for metadata.
@Documented
@Retention(RUNTIME)
@Target({ElementType.RECORD_COMPONENT})
public @interface TypeName {
  /// The name.
  String value();
}
