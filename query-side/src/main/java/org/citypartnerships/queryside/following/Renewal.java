package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.ReadTable.Made;
import org.citypartnerships.storage.KeysUnavailable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the rows of streams anew, for all readers from one reading of the streams, and writes them together. A stream whose
 * rows can't be made for a reader is parked with the reason, and everything else goes on; what may pass (a lost connection)
 * undoes the whole batch instead, which is then tried again.
 */
final class Renewal {

    private static final String KIND_OF_SOURCES = "source:";

    private final List<Version<?>> versions;
    private final StreamMemory memory;
    private final Parking parking;
    private final JdbcClient database;

    /** The streams that are parked, by the names that they are parked under, as far as that was asked for. */
    private final Map<String, Set<String>> parked = new HashMap<>();

    Renewal(Collection<? extends Version<?>> versions, StreamMemory memory, Parking parking, JdbcClient database) {
        this.versions = List.copyOf(versions);
        this.memory = memory;
        this.parking = parking;
        this.database = database;
    }

    /** What one reader makes of the streams. */
    private static final class Part<R> {
        private final Version<R> version;
        private final Map<String, Made<R>> made = new LinkedHashMap<>();
        private final Map<String, Written> before = new HashMap<>();
        private final Map<String, Written> after = new HashMap<>();
        private final Map<String, RuntimeException> failed = new LinkedHashMap<>();

        Part(Version<R> version) {
            this.version = version;
        }

        void make(RecordedStream stream, Anchors anchors, StreamMemory memory) {
            try {
                made.put(stream.id(), version.make(stream, anchors));
            } catch (KeysUnavailable mayPass) {
                throw mayPass;
            } catch (RuntimeException bug) {
                failed.put(stream.id(), bug);
                return;
            }
            Written earlier = memory.rows(version.reader(), stream.id());
            if (earlier != null) {
                before.put(stream.id(), earlier);
            }
        }

        void addTo(Statements all) {
            version.change(made.values(), before, after, all);
        }

        /** All at once; if that fails, one by one, and what still fails is taken out of the rows. */
        void writeAlone() {
            if (version.replace(made.values()).isPresent()) {
                made.values()
                        .forEach(one ->
                                version.replace(List.of(one)).ifPresent(failure -> failed.put(one.stream(), failure)));
                made.keySet().removeAll(failed.keySet());
            }
        }
    }

    /**
     * Makes the rows of streams anew, and of those that hang on them, in the current transaction.
     *
     * @param touched the streams in which something was recorded
     * @param position the position up to which it counts
     * @param first what is done in the database before the rows are written, in the same round trip
     * @param changed is told how many rows the first of these statements changed
     * @return what is to be done when the transaction is committed
     */
    Runnable renew(Collection<String> touched, long position, Statements first, IntConsumer changed) {
        Map<String, Set<Version<?>>> wanted = wanted(touched);
        if (wanted.isEmpty()) {
            changed.accept(first.send(database));
            return () -> {};
        }
        Map<String, RecordedStream> recorded = memory.upTo(position, wanted.keySet());
        Duplicates duplicates = memory.duplicates(recorded.values());
        Set<String> related = duplicates.relatedTo(wanted.keySet());
        if (!related.isEmpty()) {
            wanted.putAll(wanted(related));
            recorded.putAll(memory.upTo(position, related));
        }
        Anchors anchors = memory.datesOfSources(recorded, position);
        Map<String, RecordedStream> united = duplicates.united(recorded);
        List<Part<?>> parts = new ArrayList<>();
        versions.forEach(version -> parts.add(part(version, wanted, united, anchors)));
        write(parts, first, changed);
        parts.forEach(part -> settle(part, position));
        return () -> keep(recorded.values(), parts);
    }

    private Map<String, Set<Version<?>>> wanted(Collection<String> touched) {
        Map<String, Set<Version<?>>> wanted = new LinkedHashMap<>();
        List<String> sources = new ArrayList<>();
        for (String id : new TreeSet<>(touched)) {
            Set<Version<?>> about = new java.util.HashSet<>();
            versions.stream().filter(version -> version.reader().isAbout(id)).forEach(about::add);
            boolean isSource = id.startsWith(KIND_OF_SOURCES);
            if (isSource) {
                sources.add(id);
            }
            if (isSource || !about.isEmpty()) {
                wanted.put(id, about); // dates of sources are remembered also where nobody has rows of them
            }
        }
        if (!sources.isEmpty()) {
            versions.forEach(version -> version.hangingOn(sources)
                    .forEach(id -> wanted.computeIfAbsent(id, none -> new java.util.HashSet<>())
                            .add(version)));
        }
        return wanted;
    }

    private <R> Part<R> part(
            Version<R> version,
            Map<String, Set<Version<?>>> wanted,
            Map<String, RecordedStream> recorded,
            Anchors anchors) {
        Part<R> part = new Part<>(version);
        wanted.forEach((id, by) -> {
            RecordedStream stream = recorded.get(id);
            if (stream != null && by.contains(version)) {
                part.make(stream, anchors, memory);
            }
        });
        return part;
    }

    /** All at once; if that fails, each reader's by themselves. */
    private void write(List<Part<?>> parts, Statements first, IntConsumer changed) {
        Statements rows = new Statements();
        parts.forEach(part -> part.addTo(rows));
        if (rows.isEmpty()) {
            changed.accept(first.send(database));
        } else if (Version.allOrNone(first, rows, changed, database).isPresent()) {
            parts.forEach(Part::writeAlone);
        }
    }

    private <R> void settle(Part<R> part, long position) {
        String name = part.version.parkedAs();
        Set<String> known = parked.computeIfAbsent(name, parking::streamsOf);
        if (known.stream().anyMatch(part.made::containsKey)) {
            parking.release(name, part.made.keySet());
            known.removeAll(part.made.keySet());
        }
        part.failed.forEach((id, bug) -> {
            parking.park(name, id, position, bug);
            known.add(id);
        });
    }

    private void keep(Collection<RecordedStream> recorded, List<Part<?>> parts) {
        for (RecordedStream stream : recorded) {
            Map<String, Written> rows = new HashMap<>(2 * parts.size());
            for (Part<?> part : parts) {
                Written written = part.after.get(stream.id());
                if (written != null && part.made.containsKey(stream.id())) {
                    rows.put(part.version.reader().name(), written);
                }
            }
            stream.forgetConclusions();
            memory.keep(stream, rows);
        }
    }

    /** Nothing that was thought to be in the database is certain any more. */
    void forget(Collection<String> touched) {
        memory.forget(touched);
        parked.clear();
    }
}
