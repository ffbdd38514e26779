package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Required;

/**
 * Record that every partner of a party is on record, as of the header's day: from then on a claim such as "our 11th sister city"
 * can be checked against the list. Without a day it is as of the day of its source, else of recording.
 *
 * @param partyId the party
 * @param header what the entry says of itself
 * @param relation from which relation on a partnership is on the list: TWINNING for the sister cities alone, FRIENDSHIP for
 *     the friendships too
 */
public record DeclareListComplete(PartyId partyId, Header header, Relation relation) implements PartyCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public DeclareListComplete {
        Required.given(partyId, "partyId");
        Required.given(header, "header");
        Required.given(relation, "relation");
    }
}
