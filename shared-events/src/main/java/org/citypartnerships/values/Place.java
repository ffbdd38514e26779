package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * Where something happened.
 *
 * @param party the city or institution, if it is on record
 * @param words the place in the source's words
 */
public record Place(@Nullable PartyId party, @Nullable String words) {

    /** @throws IllegalArgumentException if neither is given */
    public Place {
        if (party == null && words == null) {
            throw new IllegalArgumentException("place is empty: give party or words, or leave it out");
        }
        if (words != null) {
            Form.text(words, 300, "words");
        }
    }
}
