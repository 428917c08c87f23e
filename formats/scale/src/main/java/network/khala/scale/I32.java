package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// An `int` that is `i32` on the wire.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE_USE})
public @interface I32 {}
