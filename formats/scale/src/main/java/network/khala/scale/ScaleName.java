package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The name in metadata of a variant or field, where the rule (snake case for fields, the simple
/// name for records, camel case for enum constants) gives another.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface ScaleName {
  /// The name.
  String value();
}
