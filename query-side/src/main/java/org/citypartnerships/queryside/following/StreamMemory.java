package org.citypartnerships.queryside.following;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.history.Anchors;
import org.jspecify.annotations.Nullable;

/**
 * Streams that were read lately, and the rows that were made of them, so that the next event of a stream costs neither to read
 * its past nor to write rows that have not changed. What was used least is forgotten first.
 *
 * <p>Whoever keeps it lets it see every event of the streams in it: what it remembers is what is recorded up to the place where
 * its follower is. It remembers only what was committed.
 */
final class StreamMemory {

    /**
     * What a stream and its rows take, for each character of its payloads: 36,000 delegations of some 570 characters each took
     * 92 MB of the heap, 2,570 bytes each, as its histogram tells.
     */
    private static final long BYTES_PER_CHARACTER = 5;

    private static final long BYTES_PER_STREAM = 500;
    private static final long NEVER_READ = -1;

    private final Streams streams;
    private final Cache<String, Remembered> remembered;
    private @Nullable Duplicates duplicates;

    /** A memory that takes about so many bytes at most. */
    StreamMemory(Streams streams, long bytesMax) {
        this.streams = streams;
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(bytesMax)
                .weigher((String id, Remembered stream) -> stream.bytes())
                .executor(Runnable::run)
                .build();
    }

    /**
     * A stream and its rows.
     *
     * @param rows what is in the tables of readers, by the readers' names
     */
    private record Remembered(RecordedStream stream, Map<String, Written> rows) {
        int bytes() {
            return (int) Math.min(Integer.MAX_VALUE, BYTES_PER_STREAM + stream.characters() * BYTES_PER_CHARACTER);
        }
    }

    /** Takes about so many bytes at most from now on. */
    void growTo(long bytesMax) {
        remembered.policy().eviction().ifPresent(bound -> bound.setMaximum(bytesMax));
    }

    /** The streams that have anything up to the position; read is only what was not known of them. */
    Map<String, RecordedStream> upTo(long position, Collection<String> ids) {
        Map<String, RecordedStream> known = new LinkedHashMap<>();
        Map<String, Long> sequences = new LinkedHashMap<>();
        for (String id : ids) {
            Remembered stream = remembered.getIfPresent(id);
            if (stream != null) {
                known.put(id, stream.stream());
            }
            sequences.put(id, stream == null ? NEVER_READ : stream.stream().sequence());
        }
        streams.rest(position, sequences).forEach((id, rest) -> known.merge(id, rest, RecordedStream::with));
        return known;
    }

    /** Which partnerships were ever declared duplicates of which, also by streams that have just been read. */
    Duplicates duplicates(Collection<RecordedStream> read) {
        Duplicates known = duplicates;
        if (known == null) {
            known = streams.duplicates();
            duplicates = known;
        }
        known.addAll(read);
        return known;
    }

    /**
     * When the sources that streams name were published, as far as that is known at the position.
     *
     * @param read streams that have been read up to there already
     */
    Anchors datesOfSources(Map<String, RecordedStream> read, long position) {
        Set<String> named = new HashSet<>();
        read.values().forEach(stream -> named.addAll(stream.sources()));
        return SourceDates.reading(named, some -> sources(some, read, position));
    }

    private Collection<RecordedStream> sources(Set<String> named, Map<String, RecordedStream> read, long position) {
        List<RecordedStream> sources = new ArrayList<>();
        Set<String> unknown = new HashSet<>();
        for (String id : named) {
            RecordedStream source = read.get(id);
            Remembered before = source == null ? remembered.getIfPresent(id) : null;
            source = before == null ? source : before.stream();
            if (source == null) {
                unknown.add(id);
            } else {
                sources.add(source);
            }
        }
        Map<String, RecordedStream> more = unknown.isEmpty() ? Map.of() : upTo(position, unknown);
        more.forEach((id, source) -> keep(source, Map.of()));
        sources.addAll(more.values());
        return sources;
    }

    /** The rows of a stream that are in the tables of a reader, if they are remembered. */
    @Nullable
    Written rows(Reader<?> reader, String stream) {
        Remembered before = remembered.getIfPresent(stream);
        return before == null ? null : before.rows().get(reader.name());
    }

    /** Remembers a stream as it is now, and what is in the tables of some readers; of others what is known already. */
    void keep(RecordedStream stream, Map<String, Written> rows) {
        Remembered before = remembered.getIfPresent(stream.id());
        Map<String, Written> all = new HashMap<>();
        if (before != null) {
            all.putAll(before.rows());
        }
        all.putAll(rows);
        remembered.put(stream.id(), new Remembered(stream, all));
    }

    void forget(Collection<String> ids) {
        remembered.invalidateAll(ids);
    }

    /** Forgets the rows of one reader: others have taken their place. */
    void forgetRowsOf(String reader) {
        remembered.asMap().values().forEach(stream -> stream.rows().remove(reader));
    }
}
