package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A `long` of parts of 10^6, `u32` on the wire. More than the whole is refused.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE_USE})
public @interface Permill {}
