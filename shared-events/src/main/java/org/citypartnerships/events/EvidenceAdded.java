package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * A second witness says what an entry says; the header holds the evidence.
 *
 * @param stream the stream that it belongs to
 * @param header what the entry says of itself
 * @param corroborates the entry
 */
@Revision("1")
public record EvidenceAdded(StreamId stream, Header header, EntryId corroborates)
        implements Entry, PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public EvidenceAdded {
        Required.given(stream, "stream");
        Required.given(header, "header");
        Required.given(corroborates, "corroborates");
    }
}
