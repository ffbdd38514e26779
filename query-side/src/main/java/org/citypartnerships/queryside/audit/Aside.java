package org.citypartnerships.queryside.audit;

import org.citypartnerships.history.Saying;
import org.jspecify.annotations.Nullable;

/**
 * What a page says a thing by, and its fields don't tell.
 *
 * @param saying the sentence of a warning in parts, to be told in other languages than English; null of all else
 * @param isReplaced whether it is a paper in whose place its renewal holds
 */
public record Aside(@Nullable Saying saying, boolean isReplaced) {
    /** Of what its fields tell whole. */
    static final Aside NONE = new Aside(null, false);
}
