package org.citypartnerships.values;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that may be left out, since its record then takes a default: a name is {@code PROPER} if nothing else is said.
 *
 * <p>The record's constructor does it; this tells the schema of a command.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface DefaultsTo {
    /** The default, as it stands in JSON: {@code PROPER}, {@code 0}, {@code false}. */
    String value();
}
