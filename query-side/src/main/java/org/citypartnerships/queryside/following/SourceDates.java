package org.citypartnerships.queryside.following;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * When sources were published: what was recorded last of each counts. The date of a source may count from that of another: what
 * names the one hangs on both.
 */
public final class SourceDates implements Anchors {

    private final Map<SourceId, StatedDate> dates = new ConcurrentHashMap<>();
    private final Map<String, RecordedStream> streams = new ConcurrentHashMap<>();

    /** As nothing says. */
    public SourceDates() {}

    /** As these sources' streams say. */
    public SourceDates(Collection<RecordedStream> sources) {
        add(sources);
    }

    /** As somebody has found out already. */
    public SourceDates(Map<SourceId, StatedDate> dates) {
        this.dates.putAll(dates);
    }

    /** As these sources' streams said, as far as that was known. */
    public static SourceDates asKnown(Collection<RecordedStream> sources, Known known) {
        return new SourceDates(
                sources.stream().flatMap(source -> source.as(known).stream()).toList());
    }

    /**
     * As the sources say that are named, and those that these name, over however many.
     *
     * @param named the ids of sources
     * @param read reads the streams of sources
     */
    static SourceDates reading(Collection<String> named, Function<Set<String>, Collection<RecordedStream>> read) {
        SourceDates dates = new SourceDates();
        Set<String> asked = new HashSet<>();
        Set<String> open = new HashSet<>(named);
        while (!open.isEmpty()) {
            asked.addAll(open);
            Collection<RecordedStream> sources = read.apply(open);
            dates.add(sources);
            open = new HashSet<>();
            for (RecordedStream source : sources) {
                open.addAll(source.sources());
            }
            open.removeAll(asked);
        }
        return dates;
    }

    /** The sources, and those that they name, over however many. */
    Set<String> namedBy(Collection<String> sources) {
        Set<String> all = new HashSet<>(sources);
        Deque<String> open = new ArrayDeque<>(sources);
        while (!open.isEmpty()) {
            RecordedStream source = streams.get(open.remove());
            if (source != null) {
                source.sources().stream().filter(all::add).forEach(open::add);
            }
        }
        return all;
    }

    /** Notes when each of the sources was published, as far as that is recorded. */
    void add(Collection<RecordedStream> sources) {
        for (RecordedStream source : sources) {
            streams.put(source.id(), source);
            publishedOn(source).ifPresent(date -> dates.put(new SourceId(source.id()), date));
        }
    }

    /** When a source was published, as what is recorded of it stands. */
    public static Optional<StatedDate> publishedOn(RecordedStream source) {
        return source.publishedOn();
    }

    /** The streams of all of them. */
    public Collection<RecordedStream> streams() {
        return List.copyOf(streams.values());
    }

    /** The streams of some sources, and of those that they name: when each of their dates was recorded. */
    public Collection<RecordedStream> streams(Collection<String> sources) {
        return namedBy(sources).stream()
                .sorted()
                .filter(streams::containsKey)
                .map(streams::get)
                .toList();
    }

    @Override
    public Optional<StatedDate> publishedOn(SourceId source) {
        return Optional.ofNullable(dates.get(source));
    }

    /** The same if they give the same dates. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceDates as && dates.equals(as.dates);
    }

    @Override
    public int hashCode() {
        return dates.hashCode();
    }

    /** The date that an entry gives its source; null if it is about something else. */
    static @Nullable StatedDate date(Entry entry) {
        if (entry instanceof SourceDated dated) {
            return dated.publishedOn();
        }
        return entry instanceof SourceRegistered registered ? registered.publishedOn() : null;
    }
}
