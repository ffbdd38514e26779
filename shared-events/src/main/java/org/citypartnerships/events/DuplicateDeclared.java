package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * This party or partnership was recorded twice by mistake: it is an alias, and its entries are read as the other's.
 *
 * @param stream the stream that it belongs to
 * @param header what the entry says of itself
 * @param duplicateOf the stream that stays
 */
@Revision("1")
public record DuplicateDeclared(StreamId stream, Header header, StreamId duplicateOf)
        implements Entry, PartnershipEvent, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public DuplicateDeclared {
        Required.given(stream, "stream");
        Required.given(header, "header");
        Required.given(duplicateOf, "duplicateOf");
    }
}
