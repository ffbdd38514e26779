package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * A file was attached to an entry: the scanned deed.
 *
 * @param stream the stream that it belongs to
 * @param header what the entry says of itself
 * @param attachedTo the entry
 * @param sha256 the file's SHA-256, in 64 hexadecimal digits
 * @param mediaType its media type, as application/pdf
 * @param sizeBytes its size in bytes
 */
@Revision("1")
public record FileAttached(
        StreamId stream, Header header, EntryId attachedTo, String sha256, String mediaType, long sizeBytes)
        implements Entry, PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public FileAttached {
        Required.given(stream, "stream");
        Required.given(header, "header");
        Required.given(attachedTo, "attachedTo");
        Required.given(sha256, "sha256");
        Required.given(mediaType, "mediaType");
    }
}
