package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The record's fields have no names in metadata. With `@ScalePath("")` the record is a plain
/// tuple.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE})
public @interface Tuple {}
