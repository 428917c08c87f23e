package network.khala.scale;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// An unsigned number in compact form. Stands beside the annotation of its width.
@Documented
@Retention(RUNTIME)
@Target({ElementType.TYPE_USE})
public @interface Compact {}
