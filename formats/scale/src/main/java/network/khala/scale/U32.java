package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A `long` that is `u32` on the wire, `0…2^32 - 1`.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE_USE})
public @interface U32 {}
