package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * An entry should not have been recorded.
 *
 * @param stream the stream that it belongs to
 * @param header what the entry says of itself
 * @param retracts the entry
 * @param reason why
 */
@Revision("1")
public record EntryRetracted(StreamId stream, Header header, EntryId retracts, String reason)
        implements Entry, PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public EntryRetracted {
        Required.given(stream, "stream");
        Required.given(header, "header");
        Required.given(retracts, "retracts");
        Required.given(reason, "reason");
    }
}
