package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Required;

/**
 * A memorandum of understanding was signed; the header's date is the day of signing, local to the place.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param instrument the paper
 */
@Revision("1")
public record MoUSigned(PartnershipId partnershipId, Header header, Instrument instrument)
        implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public MoUSigned {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        Required.given(instrument, "instrument");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
