package org.citypartnerships.commandside;

import java.time.LocalDate;
import java.util.Map;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StreamId;

/**
 * An order of the system to itself: note what has ended in a stream by the day before today.
 *
 * @param today the day that it is
 * @param datedOn since when it is known of each source when it was published, where dates count from that
 */
public record DaysPassed(LocalDate today, Map<SourceId, LocalDate> datedOn) {

    /** What the name of this order ends with; it begins with the kind of stream. */
    public static final String ORDER = "DaysPassed";

    /** The name under which the bus knows who decides it in streams of this kind: {@code partnership:DaysPassed}. */
    public static String nameFor(StreamId stream) {
        return stream.value().substring(0, stream.value().indexOf(':') + 1) + ORDER;
    }
}
