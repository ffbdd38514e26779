package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Required;

/**
 * Every partner of a party is on record, as of the header's day.
 *
 * @param partyId the party
 * @param header what the entry says of itself
 * @param relation from which relation on a partnership is on the list: TWINNING for the sister cities alone
 */
@Revision("1")
public record ListDeclaredComplete(PartyId partyId, Header header, Relation relation) implements Entry, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public ListDeclaredComplete {
        Required.given(partyId, "partyId");
        Required.given(header, "header");
        Required.given(relation, "relation");
    }

    @Override
    public PartyId stream() {
        return partyId;
    }
}
