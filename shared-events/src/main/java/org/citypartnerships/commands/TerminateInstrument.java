package org.citypartnerships.commands;

import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Required;

/**
 * Record that a paper was terminated.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param instrument the paper's entry
 * @param act who did it, and its dates
 */
public record TerminateInstrument(PartnershipRef partnership, Header header, EntryId instrument, Act act)
        implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public TerminateInstrument {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(instrument, "instrument");
        Required.given(act, "act");
    }
}
