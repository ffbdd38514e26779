package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * Whose account something is, when the source says so: "according to the Harbin Business Bureau".
 *
 * @param party the party that says it
 * @param person the person who says it
 */
public record Account(@Nullable PartyId party, @Nullable PersonId person) {

    /** @throws IllegalArgumentException if neither is given */
    public Account {
        if (party == null && person == null) {
            throw new IllegalArgumentException("accordingTo names nobody: give party or person, or leave it out");
        }
    }
}
