package org.citypartnerships.queryside.following;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which readers' tables an answer comes from: {@code readAfter} waits for them, and its position is theirs. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsFrom {

    /** The names of the readers. */
    String[] value();
}
