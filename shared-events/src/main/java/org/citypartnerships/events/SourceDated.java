package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;

/**
 * It became known when a source was published.
 *
 * @param sourceId the source
 * @param header what the entry says of itself
 * @param publishedOn when it was published
 */
@Revision("1")
public record SourceDated(SourceId sourceId, Header header, StatedDate publishedOn) implements Entry, SourceEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public SourceDated {
        Required.given(sourceId, "sourceId");
        Required.given(header, "header");
        Required.given(publishedOn, "publishedOn");
    }

    @Override
    public SourceId stream() {
        return sourceId;
    }
}
