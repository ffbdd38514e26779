package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;

/**
 * Record that a party left its side.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param member who left
 */
public record LeaveSide(PartnershipRef partnership, Header header, PartyId member) implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public LeaveSide {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(member, "member");
    }
}
