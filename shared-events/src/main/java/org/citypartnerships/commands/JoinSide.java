package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;

/**
 * Record that a party joined a side.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param beside a member of the side
 * @param member who joined
 */
public record JoinSide(PartnershipRef partnership, Header header, PartyId beside, PartyId member)
        implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public JoinSide {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(beside, "beside");
        Required.given(member, "member");
    }
}
