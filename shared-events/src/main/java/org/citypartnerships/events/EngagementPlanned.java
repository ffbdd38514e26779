package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * A delegation, meeting, conference or festival is planned.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param plannedFor when it is to be, if that is said
 * @param engagement what is planned
 */
@Revision("1")
public record EngagementPlanned(
        StreamId subject, Header header, @Nullable StatedDate plannedFor, Engagement engagement)
        implements Entry, PartnershipEvent, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public EngagementPlanned {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(engagement, "engagement");
    }

    @Override
    public StreamId stream() {
        return subject;
    }
}
