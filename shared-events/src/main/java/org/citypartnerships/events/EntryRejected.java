package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * A second person refused to confirm an entry.
 *
 * @param stream the stream that it belongs to
 * @param rejects the entry
 * @param reason why
 */
@Revision("1")
public record EntryRejected(StreamId stream, EntryId rejects, String reason)
        implements PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public EntryRejected {
        Required.given(stream, "stream");
        Required.given(rejects, "rejects");
        Required.given(reason, "reason");
    }
}
