package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * A source says otherwise of one field of an entry.
 *
 * @param stream the stream that it belongs to
 * @param header what the entry says of itself
 * @param contests the entry
 * @param field the field, as a JSON pointer into the entry: /header/happened
 * @param claimed the competing value, as JSON or as its text
 */
@Revision("1")
public record EntryContested(StreamId stream, Header header, EntryId contests, String field, String claimed)
        implements Entry, PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public EntryContested {
        Required.given(stream, "stream");
        Required.given(header, "header");
        Required.given(contests, "contests");
        Required.given(field, "field");
        Required.given(claimed, "claimed");
    }
}
