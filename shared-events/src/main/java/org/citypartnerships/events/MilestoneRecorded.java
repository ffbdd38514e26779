package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Milestone;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * Something was set up, planned or applied for: a flight, an office, a zone, a fair.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param milestone what, and how far it is
 */
@Revision("1")
public record MilestoneRecorded(StreamId subject, Header header, Milestone milestone)
        implements Entry, PartnershipEvent, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public MilestoneRecorded {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(milestone, "milestone");
    }

    @Override
    public StreamId stream() {
        return subject;
    }
}
