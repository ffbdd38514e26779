package org.citypartnerships.history;

import java.util.Optional;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;

/** What the fold of one stream needs to know of others: when the sources were published. */
@FunctionalInterface
public interface Anchors {
    /** The day on which the source was published, as it was stated; empty if nobody has said. */
    Optional<StatedDate> publishedOn(SourceId source);

    /** No source is dated. */
    static Anchors none() {
        return source -> Optional.empty();
    }
}
