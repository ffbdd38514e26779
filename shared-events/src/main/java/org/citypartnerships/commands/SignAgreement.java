package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Required;

/**
 * Record that an agreement, programme or declaration was signed.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param instrument the paper
 */
public record SignAgreement(PartnershipRef partnership, Header header, Instrument instrument)
        implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public SignAgreement {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(instrument, "instrument");
    }
}
