package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.DefaultsTo;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PersonInOffice;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * A source is put on record.
 *
 * @param sourceId the source
 * @param header what the entry says of itself
 * @param kind what it is
 * @param title its title
 * @param publisher who published it
 * @param authors who wrote it
 * @param publishedOn when it was published, if it says so
 * @param address its address on the web; never fetched
 * @param checksum the SHA-256 of the text used, in 64 hexadecimal digits
 * @param language its language, as a BCP 47 tag
 * @param original the original, if it is a copy or translation and so no second witness
 * @param reliability how near to the facts it is
 */
@Revision("1")
public record SourceRegistered(
        SourceId sourceId,
        Header header,
        SourceKind kind,
        String title,
        @Nullable String publisher,
        List<PersonInOffice> authors,
        @Nullable StatedDate publishedOn,
        @Nullable String address,
        @Nullable String checksum,
        @Nullable String language,
        @Nullable SourceId original,
        @DefaultsTo("REPORTED") Reliability reliability)
        implements Entry, SourceEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public SourceRegistered {
        Required.given(sourceId, "sourceId");
        Required.given(header, "header");
        Required.given(kind, "kind");
        Required.given(title, "title");
        authors = Required.orNone(authors);
        reliability = reliability == null ? Reliability.REPORTED : reliability;
    }

    @Override
    public SourceId stream() {
        return sourceId;
    }
}
