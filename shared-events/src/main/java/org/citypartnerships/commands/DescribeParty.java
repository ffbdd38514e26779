package org.citypartnerships.commands;

import org.citypartnerships.values.Coordinates;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Identifiers;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.jspecify.annotations.Nullable;

/**
 * Record what is said of a party.
 *
 * @param partyId the party
 * @param header what the entry says of itself
 * @param profile what it is known for, in the recorder's words
 * @param coordinates where it lies
 * @param within the party that it lies within
 * @param actsFor the party that it acts for
 * @param identifiers what it is called elsewhere
 */
public record DescribeParty(
        PartyId partyId,
        Header header,
        @Nullable String profile,
        @Nullable Coordinates coordinates,
        @Nullable PartyId within,
        @Nullable PartyId actsFor,
        @Nullable Identifiers identifiers)
        implements PartyCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public DescribeParty {
        Required.given(partyId, "partyId");
        Required.given(header, "header");
    }
}
