package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Outcome;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Votes;
import org.jspecify.annotations.Nullable;

/**
 * A body decided something about the partnership; links say on what act.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param body the body that decided
 * @param actsFor the member of a side that the body decides for
 * @param matter what was decided on, in the recorder's words
 * @param outcome how it was decided
 * @param votes the votes, if they are known
 */
@Revision("1")
public record DecisionRecorded(
        PartnershipId partnershipId,
        Header header,
        PartyId body,
        @Nullable PartyId actsFor,
        String matter,
        Outcome outcome,
        @Nullable Votes votes)
        implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public DecisionRecorded {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        Required.given(body, "body");
        Required.given(matter, "matter");
        Required.given(outcome, "outcome");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
