package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;

/**
 * Parties became one in the world; the header's date is the day. The successor takes over.
 *
 * @param partyId the party
 * @param header what the entry says of itself
 * @param merged the parties that became this one
 */
@Revision("1")
public record PartiesMerged(
        PartyId partyId, Header header, @AtLeastOne List<PartyId> merged) implements Entry, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public PartiesMerged {
        Required.given(partyId, "partyId");
        Required.given(header, "header");
        merged = Required.orNone(merged);
        Required.notEmpty(merged, "merged");
    }

    @Override
    public PartyId stream() {
        return partyId;
    }
}
