package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Required;

/**
 * A side resumed what it had suspended.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param act who did it, towards whom, and its dates
 */
@Revision("1")
public record PartnershipResumed(PartnershipId partnershipId, Header header, Act act)
        implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public PartnershipResumed {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        Required.given(act, "act");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
