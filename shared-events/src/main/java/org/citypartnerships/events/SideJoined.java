package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.SideId;

/**
 * A party joined a side; the header's date is the day.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param side the side
 * @param member who joined
 */
@Revision("1")
public record SideJoined(PartnershipId partnershipId, Header header, SideId side, PartyId member)
        implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public SideJoined {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        Required.given(side, "side");
        Required.given(member, "member");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
