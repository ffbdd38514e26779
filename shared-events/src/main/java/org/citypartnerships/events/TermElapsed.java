package org.citypartnerships.events;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Required;

/**
 * The system noticed that a paper's term has run out. The fold derives that by itself and ignores this.
 *
 * @param partnershipId the partnership
 * @param instrument the paper's entry
 * @param elapsedOn the last day of the term
 */
@Revision("1")
public record TermElapsed(PartnershipId partnershipId, EntryId instrument, LocalDate elapsedOn)
        implements PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public TermElapsed {
        Required.given(partnershipId, "partnershipId");
        Required.given(instrument, "instrument");
        Required.given(elapsedOn, "elapsedOn");
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
