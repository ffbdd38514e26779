package org.citypartnerships.commands;

import org.citypartnerships.values.Act;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Required;

/**
 * Record that a side suspended the partnership.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param act who did it, towards whom, and its dates
 */
public record SuspendPartnership(PartnershipRef partnership, Header header, Act act) implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public SuspendPartnership {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(act, "act");
    }
}
