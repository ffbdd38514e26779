package org.citypartnerships.queryside.keeping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page that is the same for all who are not signed in: it hangs on its address, the language, the day, and the rows of the readers
 * that it names ({@code @ReadsFrom}), and on nothing else. As long as these have read nothing more it is drawn once
 * ({@link KeptPages}).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Kept {}
