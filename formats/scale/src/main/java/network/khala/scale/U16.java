package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// An `int` that is `u16` on the wire, `0…65535`.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE_USE})
public @interface U16 {}
