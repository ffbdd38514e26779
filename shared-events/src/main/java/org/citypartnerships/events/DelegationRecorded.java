package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * A delegation went somewhere; the header's date is from its first to its last day.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param engagement who, where, how, about what
 */
@Revision("1")
public record DelegationRecorded(StreamId subject, Header header, Engagement engagement)
        implements Entry, PartnershipEvent, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public DelegationRecorded {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(engagement, "engagement");
    }

    @Override
    public StreamId stream() {
        return subject;
    }
}
