package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * An entry should have read otherwise: the whole entry as it should have been.
 *
 * @param stream the stream that it belongs to
 * @param header what the entry says of itself
 * @param corrects the entry
 * @param entry the entry as it should have read, of the same kind and id
 * @param reason why
 */
@Revision("1")
public record EntryCorrected(StreamId stream, Header header, EntryId corrects, Entry entry, String reason)
        implements Entry, PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public EntryCorrected {
        Required.given(stream, "stream");
        Required.given(header, "header");
        Required.given(corrects, "corrects");
        Required.given(entry, "entry");
        Required.given(reason, "reason");
    }
}
