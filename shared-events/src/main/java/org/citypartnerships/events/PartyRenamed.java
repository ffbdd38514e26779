package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.DefaultsTo;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Required;

/**
 * A party has another name; the header's date is the day from which it holds.
 *
 * @param partyId the party
 * @param header what the entry says of itself
 * @param name the name
 * @param planned whether the renaming is only planned
 */
@Revision("1")
public record PartyRenamed(
        PartyId partyId,
        Header header,
        PartyName name,
        @DefaultsTo("false") boolean planned) implements Entry, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public PartyRenamed {
        Required.given(partyId, "partyId");
        Required.given(header, "header");
        Required.given(name, "name");
    }

    @Override
    public PartyId stream() {
        return partyId;
    }
}
