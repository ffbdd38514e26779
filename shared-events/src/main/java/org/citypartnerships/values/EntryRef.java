package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A reference to one entry, written {@code stream#entryId}: {@code partnership:harbin-cn~murmansk-ru#s3-04}.
 *
 * @param stream the stream that the entry stands in
 * @param entry the entry's id there
 */
public record EntryRef(StreamId stream, EntryId entry) {

    /** @throws IllegalArgumentException if either is missing, as in a reference that is an object and no text */
    public EntryRef {
        Required.given(stream, "stream");
        Required.given(entry, "entry");
    }

    /**
     * The reference that a text writes.
     *
     * @throws IllegalArgumentException if it is not {@code stream#entryId}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EntryRef of(String text) {
        int hash = text.indexOf('#');
        if (hash < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no entry: write the stream, '#' and the entry's id, as partnership:…#s3-04");
        }
        return new EntryRef(StreamId.of(text.substring(0, hash)), new EntryId(text.substring(hash + 1)));
    }

    @JsonValue
    @Override
    public String toString() {
        return stream.value() + '#' + entry.value();
    }
}
