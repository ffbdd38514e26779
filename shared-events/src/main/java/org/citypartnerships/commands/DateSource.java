package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;

/**
 * Record when a source was published.
 *
 * @param sourceId the source
 * @param header what the entry says of itself
 * @param publishedOn when it was published
 */
public record DateSource(SourceId sourceId, Header header, StatedDate publishedOn) implements SourceCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public DateSource {
        Required.given(sourceId, "sourceId");
        Required.given(header, "header");
        Required.given(publishedOn, "publishedOn");
    }
}
