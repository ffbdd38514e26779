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
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.history.Anchors;
import org.springframework.stereotype.Component;

/**
 * Streams for whoever asks about them. Those asked for lately are remembered, and what follows from them; read is only what was
 * recorded since.
 *
 * <p>An answer is made from what its own transaction sees: the last event that is remembered is read once more, with what comes
 * after it, and where it is not seen nothing remembered counts. Events never change, so that it vouches for those before it.
 * Remembered is what is recorded in a stream itself: what hangs on a duplicate is read anew each time.
 */
@Component
public class RememberedStreams {

    private static final long MEMORY_PART_OF_HEAP = 16;
    private static final long MEMORY_BYTES_MAX = 64L << 20;

    /** What a stream takes, with what follows from it, for each character of its payloads. */
    private static final long BYTES_PER_CHARACTER = 15;

    private static final long BYTES_PER_STREAM = 1000;
    private static final long BEFORE_THE_FIRST = -1;

    private final Streams streams;
    private final Lookups lookups;
    private final Cache<String, RecordedStream> remembered = Caffeine.newBuilder()
            .maximumWeight(Math.min(MEMORY_BYTES_MAX, Runtime.getRuntime().maxMemory() / MEMORY_PART_OF_HEAP))
            .weigher((String id, RecordedStream stream) -> bytes(stream))
            .build();

    RememberedStreams(Streams streams, Lookups lookups) {
        this.streams = streams;
        this.lookups = lookups;
    }

    private static int bytes(RecordedStream stream) {
        return (int) Math.min(Integer.MAX_VALUE, BYTES_PER_STREAM + stream.characters() * BYTES_PER_CHARACTER);
    }

    /** One stream, if it has anything up to the position. */
    public Optional<RecordedStream> upTo(long position, String stream) {
        return Optional.ofNullable(upTo(position, List.of(stream)).get(stream));
    }

    /** The streams that have anything up to the position. */
    public Map<String, RecordedStream> upTo(long position, Collection<String> ids) {
        Map<String, RecordedStream> known = new HashMap<>();
        Map<String, Long> after = new LinkedHashMap<>();
        for (String id : ids) {
            Optional<RecordedStream> before =
                    Optional.ofNullable(remembered.getIfPresent(id)).flatMap(stream -> stream.upTo(position));
            before.ifPresent(stream -> known.put(id, stream));
            after.put(id, before.map(stream -> stream.sequence() - 1).orElse(BEFORE_THE_FIRST));
        }
        Map<String, RecordedStream> rest = rest(position, after);
        if (!after.keySet().containsAll(rest.keySet())
                || rest.values().stream().anyMatch(RecordedStream::hangsOnDuplicates)) {
            return streams.upTo(position, ids);
        }
        Map<String, RecordedStream> found = new LinkedHashMap<>();
        List<String> unseen = new ArrayList<>();
        rest.forEach((id, more) -> {
            RecordedStream before = known.remove(id);
            if (before == null || more.events().get(0).sequence() == before.sequence()) {
                found.put(id, keep(before == null ? more : before.with(more)));
            } else {
                unseen.add(id);
            }
        });
        unseen.addAll(known.keySet());
        found.putAll(unseen.isEmpty() ? Map.of() : streams.upTo(position, unseen));
        return found;
    }

    /** What has to be read of a stream, however far recording has come, to be looked up before it is asked for. */
    public Lookup<?> lookup(String stream) {
        RecordedStream before = remembered.getIfPresent(stream);
        return streams.allOfTheRest(stream, before == null ? BEFORE_THE_FIRST : before.sequence() - 1);
    }

    /** As it was looked up already, up to the position; else as it is read now. */
    private Map<String, RecordedStream> rest(long position, Map<String, Long> after) {
        if (after.size() == 1) {
            Map.Entry<String, Long> one = after.entrySet().iterator().next();
            Optional<List<Streams.Row>> looked = lookups.answered(streams.allOfTheRest(one.getKey(), one.getValue()));
            if (looked.isPresent()) {
                return upTo(position, Streams.of(looked.get()));
            }
        }
        return streams.restAndDuplicates(position, after);
    }

    private static Map<String, RecordedStream> upTo(long position, Map<String, RecordedStream> streams) {
        Map<String, RecordedStream> all = new LinkedHashMap<>();
        streams.forEach((id, stream) -> stream.upTo(position).ifPresent(some -> all.put(id, some)));
        return all;
    }

    private RecordedStream keep(RecordedStream stream) {
        RecordedStream longest = remembered.getIfPresent(stream.id());
        if (longest == null || longest.sequence() < stream.sequence()) {
            remembered.put(stream.id(), stream);
        }
        return stream;
    }

    /** The streams as they were known: those of which anything was. */
    public Map<String, RecordedStream> as(Known known, Collection<String> ids) {
        Map<String, RecordedStream> as = new LinkedHashMap<>();
        upTo(known.position(), ids).forEach((id, stream) -> stream.as(known).ifPresent(then -> as.put(id, then)));
        return as;
    }

    /** The streams of the sources that a stream names, and of those that they name. */
    public Collection<RecordedStream> sourcesOf(RecordedStream stream, long position) {
        return SourceDates.reading(
                        stream.sources(), named -> upTo(position, named).values())
                .streams();
    }

    /** When the sources that the streams name were published, as far as that was known. */
    public Anchors anchorsOf(Collection<RecordedStream> named, Known known) {
        Set<String> sources = new HashSet<>();
        named.forEach(stream -> sources.addAll(stream.sources()));
        return SourceDates.reading(sources, some -> as(known, some).values());
    }

    /** Whether anything was known: whether the first thing ever recorded counts. */
    public boolean isAnythingKnown(Known known) {
        return streams.isAnythingKnown(known);
    }
}
