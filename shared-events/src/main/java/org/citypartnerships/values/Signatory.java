package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed or witnessed a paper.
 *
 * @param person who, in which office
 * @param onBehalfOf the party signed for
 * @param role signed, if not given
 */
public record Signatory(
        PersonInOffice person,
        @Nullable PartyId onBehalfOf,
        @DefaultsTo("SIGNED") SignatoryRole role) {

    /** @throws IllegalArgumentException if the person is missing */
    public Signatory {
        Required.given(person, "person");
        role = role == null ? SignatoryRole.SIGNED : role;
    }
}
