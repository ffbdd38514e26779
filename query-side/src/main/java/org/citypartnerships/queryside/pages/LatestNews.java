package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.language.Language;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.timeline.Timelines;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.PositionMemory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was recorded last, each in a sentence of the reader's language. */
@Component
class LatestNews {

    /** The first page of what was recorded, and some behind it, in each language. */
    private static final int CALLED_MAX = 4 * Language.values().length;

    private final Timelines timelines;
    private final ReaderNames names;
    private final PositionMemory<Named, Called> called = new PositionMemory<>(CALLED_MAX);

    LatestNews(Timelines timelines, ReaderNames names) {
        this.timelines = timelines;
        this.names = names;
    }

    /** The streams whose names are asked for on a day, in a language, and the parties that their entries name. */
    private record Named(List<String> streams, Set<String> parties, LocalDate today, Locale language) {}

    /** What the partnerships and the parties among some streams are called, and the parties that have a name in the reader's language. */
    private record Called(Map<String, String> partnerships, Map<String, String> parties, Map<String, String> spoken) {}

    /**
     * Something that was recorded.
     *
     * @param address where it is told; null if that has no page
     * @param where the partnership or party that it is about
     * @param recorded when it was recorded
     * @param place its place in the whole history
     */
    record News(@Nullable String address, String where, String sentence, String recorded, long place) {}

    /** What is to be looked up before the lines are asked for. */
    Lookup<?> lookup(long before, int size) {
        return timelines.latestLookup(before, size);
    }

    /**
     * What was recorded last before a position. It is read each time, since persons are named in it; what cities are called is not.
     *
     * @param position the position that the page is computed at
     */
    List<News> lines(long position, LocalDate today, long before, int size, Phrases phrases) {
        List<Told> latest = timelines.latest(position, today, before, size);
        List<String> streams = latest.stream().map(Told::stream).toList();
        Set<String> parties = new LinkedHashSet<>();
        latest.forEach(told -> parties.addAll(told.names().keySet()));
        Called names = called.at(
                position,
                new Named(streams, parties, today, phrases.locale()),
                () -> called(streams, parties, phrases));
        return Told.calling(latest, named -> names.spoken()).stream()
                .map(told -> news(told, names, phrases))
                .toList();
    }

    private Called called(List<String> streams, Set<String> parties, Phrases phrases) {
        return new Called(
                names.partnerships(streams, phrases), names.parties(streams, phrases), names.spoken(parties, phrases));
    }

    /** Of whatever is not registered nobody knows the name: its id would tell a reader nothing. */
    private static News news(Told told, Called names, Phrases phrases) {
        String name = Ids.name(told.stream());
        String title = names.partnerships().get(told.stream());
        String registered = names.parties().get(told.stream());
        return new News(
                title != null
                        ? "/partnerships/" + name + "#entry-" + told.entry()
                        : registered == null ? null : "/parties/" + name,
                title != null ? title : registered != null ? registered : phrases.say("party.unregistered"),
                Sentences.of(told, phrases),
                phrases.instant(told.recordedAt()),
                told.position());
    }
}
