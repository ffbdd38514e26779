package org.citypartnerships.commands;

import java.util.List;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Rung;
import org.jspecify.annotations.Nullable;

/**
 * Record that somebody proposed to establish a relation.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param by the members of the sides that propose it, all sides if none is given
 * @param toEstablish what is meant to be established, none if it is not said
 * @param words the proposal in the recorder's words
 */
public record ProposeIntent(
        PartnershipRef partnership,
        Header header,
        List<PartyId> by,
        List<Rung> toEstablish,
        @Nullable String words) implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public ProposeIntent {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        by = Required.orNone(by);
        toEstablish = Required.orNone(toEstablish);
    }
}
