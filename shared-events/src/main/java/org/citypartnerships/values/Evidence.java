package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * Where something is said: a source, the place in it, and the words, as
 * {@code {"source":"source:murmansk-city-2016-05-23","where":"paragraph 4","quote":"…"}}.
 *
 * @param source the source, registered before
 * @param where the page, paragraph or line
 * @param quote at most 300 characters, names of persons left out with […]
 */
public record Evidence(
        SourceId source, @Nullable String where, @Nullable String quote) {

    /** The longest quote, in characters. */
    public static final int QUOTE_CHARACTERS_MAX = 300;

    /** @throws IllegalArgumentException if the source is missing or a text is empty or too long */
    public Evidence {
        Required.given(source, "source");
        if (where != null) {
            Form.text(where, 300, "where");
        }
        if (quote != null) {
            Form.text(quote, QUOTE_CHARACTERS_MAX, "quote");
        }
    }
}
