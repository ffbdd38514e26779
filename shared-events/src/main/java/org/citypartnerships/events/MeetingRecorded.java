package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * A meeting, conference, fair or festival was held.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param engagement who, where, how, about what
 */
@Revision("1")
public record MeetingRecorded(StreamId subject, Header header, Engagement engagement)
        implements Entry, PartnershipEvent, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public MeetingRecorded {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(engagement, "engagement");
    }

    @Override
    public StreamId stream() {
        return subject;
    }
}
