package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.RenewedPaper;
import org.citypartnerships.values.Required;
import org.jspecify.annotations.Nullable;

/**
 * Record that a memorandum was renewed.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param instrument the paper
 * @param renews the paper renewed, if it is not on record; else a link RENEWS names it
 */
public record RenewMoU(
        PartnershipRef partnership,
        Header header,
        Instrument instrument,
        @Nullable RenewedPaper renews) implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RenewMoU {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(instrument, "instrument");
    }
}
