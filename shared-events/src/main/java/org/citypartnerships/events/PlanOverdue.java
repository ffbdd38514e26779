package org.citypartnerships.events;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * The system noticed that a plan's day has passed and nothing on record fulfils it. The fold ignores this.
 *
 * @param subject the partnership or party that it belongs to
 * @param plan the plan's entry
 * @param dueOn the last day for which it was planned
 */
@Revision("1")
public record PlanOverdue(StreamId subject, EntryId plan, LocalDate dueOn) implements PartnershipEvent, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public PlanOverdue {
        Required.given(subject, "subject");
        Required.given(plan, "plan");
        Required.given(dueOn, "dueOn");
    }

    @Override
    public StreamId stream() {
        return subject;
    }
}
