package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record needs to be one: form that holds for ever, never policy, since it is asked on every read of the store. */
public final class Required {

    private Required() {}

    /**
     * The value.
     *
     * @throws IllegalArgumentException if there is none, naming the field
     */
    public static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** A copy of the list; an empty one for none. */
    public static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /**
     * Refuses an empty list.
     *
     * @throws IllegalArgumentException if the list is empty, naming the field
     */
    public static void notEmpty(List<?> values, String field) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty: give at least one");
        }
    }
}
