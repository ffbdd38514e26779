package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * A plan was given up.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param plan the plan's entry
 * @param reason the reason given
 */
@Revision("1")
public record PlanCancelled(
        StreamId subject,
        Header header,
        EntryId plan,
        @Nullable String reason) implements Entry, PartnershipEvent, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public PlanCancelled {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(plan, "plan");
    }

    @Override
    public StreamId stream() {
        return subject;
    }
}
