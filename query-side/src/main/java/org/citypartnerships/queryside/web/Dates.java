package org.citypartnerships.queryside.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Dates as readers want them said. */
public final class Dates {

    private Dates() {}

    /** The date as it was said: the words of the source, else the date; null if there is none. */
    public static @Nullable String said(@Nullable JsonNode date) {
        if (date == null || date.isNull()) {
            return null;
        }
        if (date.isString()) {
            return date.asString();
        }
        return date.hasNonNull("words")
                ? date.path("words").asString()
                : date.path("edtf").asString("");
    }

    /** The date in EDTF; null if it has none. */
    public static @Nullable String edtf(@Nullable JsonNode date) {
        return date != null && date.hasNonNull("edtf") ? date.path("edtf").asString() : null;
    }
}
