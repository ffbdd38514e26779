package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * A claim of the kind "the 11th sister city of Murmansk": to be checked against the list on record, never a fact in
 * force.
 *
 * @param of the party whose list is counted
 * @param number the place in that list, from 1
 * @param words the source's words
 */
public record OrdinalClaim(PartyId of, int number, @Nullable String words) {

    /** @throws IllegalArgumentException if the party is missing or the number is below 1 */
    public OrdinalClaim {
        Required.given(of, "of");
        if (number < 1) {
            throw new FieldRefused("number", "number counts from 1");
        }
    }
}
