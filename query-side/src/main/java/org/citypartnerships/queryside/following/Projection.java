package org.citypartnerships.queryside.following;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.ReadTable.Made;

/**
 * Makes the rows of streams anew. A stream whose rows can't be made is parked with the reason, and the others go on; what
 * may pass (a lost connection) undoes the whole batch instead, which is then tried again.
 */
final class Projection<R> {

    private static final String KIND_OF_SOURCES = "source:";

    private final Version<R> version;
    private final Streams streams;
    private final Parking parking;

    Projection(Version<R> version, Streams streams, Parking parking) {
        this.version = version;
        this.streams = streams;
        this.parking = parking;
    }

    void renew(Collection<String> touched, long position) {
        Set<String> ids = new TreeSet<>();
        touched.stream().filter(version.reader()::isAbout).forEach(ids::add);
        List<String> sources =
                touched.stream().filter(id -> id.startsWith(KIND_OF_SOURCES)).toList();
        if (!sources.isEmpty()) {
            ids.addAll(version.hangingOn(sources));
        }
        if (ids.isEmpty()) {
            return;
        }
        Collection<RecordedStream> recorded = streams.upTo(position, ids).values();
        Anchors anchors = streams.anchorsOf(recorded, position);
        Map<String, Made<R>> made = new LinkedHashMap<>();
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        for (RecordedStream stream : recorded) {
            try {
                made.put(stream.id(), version.make(stream, anchors));
            } catch (RuntimeException bug) {
                failed.put(stream.id(), bug);
            }
        }
        failed.putAll(write(made));
        parking.release(version.parkedAs(), made.keySet());
        failed.forEach((id, bug) -> parking.park(version.parkedAs(), id, position, bug));
    }

    /** All at once; if that fails, one by one, and what still fails is taken out of the rows and returned. */
    private Map<String, RuntimeException> write(Map<String, Made<R>> made) {
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        if (version.replace(made.values()).isPresent()) {
            made.values()
                    .forEach(one ->
                            version.replace(List.of(one)).ifPresent(failure -> failed.put(one.stream(), failure)));
            made.keySet().removeAll(failed.keySet());
        }
        return failed;
    }
}
