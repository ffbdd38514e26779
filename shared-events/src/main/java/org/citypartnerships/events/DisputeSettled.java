package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * It was settled which of two competing values holds.
 *
 * @param stream the stream that it belongs to
 * @param header what the entry says of itself
 * @param dispute the entry that contested
 * @param prevailing which value holds
 * @param reason why
 */
@Revision("1")
public record DisputeSettled(StreamId stream, Header header, EntryId dispute, Prevailing prevailing, String reason)
        implements Entry, PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public DisputeSettled {
        Required.given(stream, "stream");
        Required.given(header, "header");
        Required.given(dispute, "dispute");
        Required.given(prevailing, "prevailing");
        Required.given(reason, "reason");
    }
}
