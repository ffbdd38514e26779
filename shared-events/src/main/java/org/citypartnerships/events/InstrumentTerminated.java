package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Required;

/**
 * A paper was terminated.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param instrument the paper's entry
 * @param act who did it, and its dates
 */
@Revision("1")
public record InstrumentTerminated(PartnershipId partnershipId, Header header, EntryId instrument, Act act)
        implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public InstrumentTerminated {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        Required.given(instrument, "instrument");
        Required.given(act, "act");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
