package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Required;
import org.jspecify.annotations.Nullable;

/**
 * A proposal was withdrawn.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param proposal the proposal's entry
 * @param reason the reason given
 */
@Revision("1")
public record IntentWithdrawn(
        PartnershipId partnershipId,
        Header header,
        EntryId proposal,
        @Nullable String reason) implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public IntentWithdrawn {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        Required.given(proposal, "proposal");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
