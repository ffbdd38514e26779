package org.citypartnerships.commands;

import java.util.List;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Record that a side stated where it stands.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param by the members of the sides that state it, at least one
 * @param standing where they say that they stand
 * @param words their words
 */
public record AffirmPartnership(
        PartnershipRef partnership,
        Header header,
        @AtLeastOne List<PartyId> by,
        Standing standing,
        @Nullable String words)
        implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public AffirmPartnership {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        by = Required.orNone(by);
        Required.given(standing, "standing");
        Required.notEmpty(by, "by");
    }
}
