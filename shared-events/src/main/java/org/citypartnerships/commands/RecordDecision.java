package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.Outcome;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Votes;
import org.jspecify.annotations.Nullable;

/**
 * Record that a body decided something about the partnership.
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param body the body that decided
 * @param actsFor the member of a side that the body decides for
 * @param matter what was decided on, in the recorder's words
 * @param outcome how it was decided
 * @param votes the votes, if they are known
 */
public record RecordDecision(
        PartnershipRef partnership,
        Header header,
        PartyId body,
        @Nullable PartyId actsFor,
        String matter,
        Outcome outcome,
        @Nullable Votes votes)
        implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RecordDecision {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(body, "body");
        Required.given(matter, "matter");
        Required.given(outcome, "outcome");
    }
}
