package org.citypartnerships.commands;

import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Required;

/**
 * Record that a source says that a paper has run out.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param instrument the paper's entry
 */
public record RecordExpiry(PartnershipRef partnership, Header header, EntryId instrument)
        implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RecordExpiry {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(instrument, "instrument");
    }
}
