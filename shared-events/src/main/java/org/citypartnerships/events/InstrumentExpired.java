package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Required;

/**
 * A source says that a paper has run out; the header's date is its last day.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param instrument the paper's entry
 */
@Revision("1")
public record InstrumentExpired(PartnershipId partnershipId, Header header, EntryId instrument)
        implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public InstrumentExpired {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        Required.given(instrument, "instrument");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
