package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * A second person confirmed an entry.
 *
 * @param stream the stream that it belongs to
 * @param confirms the entry
 */
@Revision("1")
public record EntryConfirmed(StreamId stream, EntryId confirms)
        implements PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public EntryConfirmed {
        Required.given(stream, "stream");
        Required.given(confirms, "confirms");
    }
}
