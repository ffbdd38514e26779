package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.RenewedPaper;
import org.citypartnerships.values.Required;
import org.jspecify.annotations.Nullable;

/**
 * A memorandum was renewed by a paper of its own.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param instrument the paper
 * @param renews the paper renewed, if it is not on record; else a link RENEWS names it
 */
@Revision("1")
public record MoURenewed(
        PartnershipId partnershipId,
        Header header,
        Instrument instrument,
        @Nullable RenewedPaper renews) implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public MoURenewed {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        Required.given(instrument, "instrument");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
