package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * What a figure is about: one party, or from one to another. A city's trade with a country names that country, never a
 * city in it.
 *
 * @param from the party
 * @param to the party at the other end, or null if the figure is about one party
 */
public record Scope(PartyId from, @Nullable PartyId to) {

    /** @throws IllegalArgumentException if the party is missing or both ends are the same */
    public Scope {
        Required.given(from, "from");
        if (from.equals(to)) {
            throw new FieldRefused("to", "from and to are the same party: leave out to");
        }
    }
}
