package org.citypartnerships.queryside.following;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Told;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/** When sources were published: what was recorded last of each counts. */
public final class SourceDates implements Anchors {

    private final Map<SourceId, StatedDate> dates = new ConcurrentHashMap<>();
    private final Map<String, RecordedStream> streams = new ConcurrentHashMap<>();

    /** As nothing says. */
    public SourceDates() {}

    /** As these sources' streams say. */
    public SourceDates(Collection<RecordedStream> sources) {
        add(sources);
    }

    /** As these sources' streams said, as far as that was known. */
    public static SourceDates asKnown(Collection<RecordedStream> sources, Known known) {
        return new SourceDates(
                sources.stream().flatMap(source -> source.as(known).stream()).toList());
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
        return source.under(Anchors.none()).timeline().stream()
                .filter(told -> date(told.entry()) != null)
                .max(Comparator.comparingLong(Told::sequence))
                .map(told -> date(told.entry()));
    }

    /** The streams of some sources: when each of their dates was recorded. */
    public Collection<RecordedStream> streams(Collection<String> sources) {
        return sources.stream().filter(streams::containsKey).map(streams::get).toList();
    }

    @Override
    public Optional<StatedDate> publishedOn(SourceId source) {
        return Optional.ofNullable(dates.get(source));
    }

    private static @Nullable StatedDate date(Entry entry) {
        if (entry instanceof SourceDated dated) {
            return dated.publishedOn();
        }
        return entry instanceof SourceRegistered registered ? registered.publishedOn() : null;
    }
}
