package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.history.Anchors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Makes the rows of streams anew. A stream whose rows can't be made is parked with the reason, and the others go on; what
 * may pass (a lost connection) undoes the whole batch instead, which is then tried again.
 */
final class Projection<R> {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final String KIND_OF_SOURCES = "source:";

    private final Reader<R> reader;
    private final Streams streams;
    private final Parking parking;

    Projection(Reader<R> reader, Streams streams, Parking parking) {
        this.reader = reader;
        this.streams = streams;
        this.parking = parking;
    }

    void renew(Set<String> touched, long position) {
        Set<String> ids = new TreeSet<>();
        touched.stream().filter(reader::isAbout).forEach(ids::add);
        List<String> sources =
                touched.stream().filter(id -> id.startsWith(KIND_OF_SOURCES)).toList();
        if (!sources.isEmpty()) {
            ids.addAll(reader.hangingOn(sources));
        }
        if (ids.isEmpty()) {
            return;
        }
        Map<String, RecordedStream> recorded = streams.upTo(position, ids);
        Anchors anchors = streams.anchorsOf(recorded.values(), position);
        Map<String, R> rows = new LinkedHashMap<>();
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        recorded.forEach((id, stream) -> {
            try {
                rows.put(id, reader.rowsOf(stream, anchors));
            } catch (RuntimeException bug) {
                failed.put(id, bug);
            }
        });
        failed.putAll(write(rows));
        parking.release(reader.name(), rows.keySet());
        failed.forEach((id, bug) -> {
            LOG.error(
                    "The rows of {} for '{}' can't be made; it is parked until that is mended", id, reader.name(), bug);
            parking.park(reader.name(), id, position, bug);
        });
    }

    void empty() {
        reader.empty();
        parking.releaseAll(reader.name());
    }

    /** All at once; if that fails, one by one, and what still fails is taken out of the rows and returned. */
    private Map<String, RuntimeException> write(Map<String, R> rows) {
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        if (tried(rows.keySet(), List.copyOf(rows.values())) == null) {
            return failed;
        }
        for (String id : List.copyOf(rows.keySet())) {
            RuntimeException failure = tried(List.of(id), List.of(rows.get(id)));
            if (failure != null) {
                failed.put(id, failure);
                rows.remove(id);
            }
        }
        return failed;
    }

    /** A failed statement aborts PostgreSQL's transaction, so each try has its savepoint. */
    private @org.jspecify.annotations.Nullable RuntimeException tried(Collection<String> ids, List<R> rows) {
        try {
            parking.underSavepoint(() -> reader.replace(new ArrayList<>(ids), rows));
            return null;
        } catch (DataAccessException failure) {
            if (failure instanceof NonTransientDataAccessResourceException
                    || !(failure instanceof NonTransientDataAccessException
                            || failure instanceof UncategorizedSQLException)) {
                throw failure;
            }
            return failure;
        }
    }
}
