package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.Language;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.overview.Overview;
import org.citypartnerships.queryside.timeline.Timelines;
import org.citypartnerships.queryside.web.PositionMemory;
import org.citypartnerships.queryside.web.SoughtStanding;
import org.citypartnerships.queryside.worldmap.WorldMap;
import org.citypartnerships.values.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /}: what there is, what was recorded lately, what to look at. */
@Controller
class HomePage {

    private static final int LATEST = 8;

    private final Overview overview;
    private final WorldMap map;
    private final LatestNews news;
    private final ReaderNames names;
    private final Glance glance;
    private final PhraseBook book;
    private final PositionMemory<Seen, Counted> counted = new PositionMemory<>(Language.values().length);

    HomePage(Overview overview, WorldMap map, LatestNews news, ReaderNames names, Glance glance, PhraseBook book) {
        this.names = names;
        this.glance = glance;
        this.overview = overview;
        this.map = map;
        this.news = news;
        this.book = book;
    }

    /** What is counted today, in a language. */
    private record Seen(LocalDate today, Locale language) {}

    /**
     * How many there are of something, and where they are listed.
     *
     * @param colour the class of its mark; null if it has none
     */
    record Count(String name, @Nullable String colour, long number, String address) {}

    /** What hangs on everything on record: the same for all who read a language, as long as nothing is recorded. */
    record Counted(
            long position,
            Map<String, Long> counts,
            String computed,
            @Nullable String recorded,
            List<Count> standings,
            List<Count> relations,
            List<Count> countries,
            MapView map) {

        /** Whether there is no partnership yet. */
        public boolean isNothing() {
            return counts.getOrDefault("partnerships", 0L) == 0;
        }
    }

    @GetMapping("/")
    @ReadsFrom({"partnerships", "parties", "sources", "figures", "timeline", "attention"})
    ModelAndView home(Moment moment, Locale locale) {
        Phrases phrases = book.in(locale);
        return moment.byKeys().ask(List.of(news.lookup(Timelines.EVERYTHING, LATEST)), position -> {
            Overview.Answer counts = overview.remembered(position);
            Seen seen = new Seen(counts.asOf(), locale);
            ModelAndView home = new ModelAndView("home");
            home.addObject("counted", counted.at(position, seen, () -> counted(counts, position, phrases)));
            home.addObject("glance", glance.lines(position, phrases));
            home.addObject("news", news.lines(position, counts.asOf(), Timelines.EVERYTHING, LATEST, phrases));
            return home;
        });
    }

    private Counted counted(Overview.Answer counts, long position, Phrases phrases) {
        return new Counted(
                position,
                counts.counts(),
                phrases.say("data.position", position),
                counts.recordedAt() == null ? null : phrases.say("data.recorded", phrases.instant(counts.recordedAt())),
                standings(counts.bySoughtStanding(), phrases),
                relations(counts.byRelation(), phrases),
                countries(counts.byCountry(), phrases),
                MapView.of(map.today(position), phrases.say("map.caption"), names, phrases));
    }

    private static List<Count> standings(Map<String, Long> counts, Phrases phrases) {
        return counts.entrySet().stream()
                .map(count -> standing(SoughtStanding.valueOf(count.getKey()), count.getValue(), phrases))
                .toList();
    }

    /** Told as the badges of those that its list shows. */
    private static Count standing(SoughtStanding standing, long number, Phrases phrases) {
        return new Count(
                phrases.sideStanding(standing.relation(), standing.standing()),
                StatusView.colour(standing.relation(), standing.standing()),
                number,
                "/partnerships?standing=" + standing);
    }

    private static List<Count> relations(Map<String, Long> counts, Phrases phrases) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> count) -> Relation.valueOf(count.getKey()))
                        .reversed())
                .map(count -> new Count(
                        phrases.say("relation." + count.getKey()),
                        null,
                        count.getValue(),
                        "/partnerships?relation=" + count.getKey()))
                .toList();
    }

    private static List<Count> countries(Map<String, Long> counts, Phrases phrases) {
        return counts.entrySet().stream()
                .limit(LATEST)
                .map(count -> new Count(
                        phrases.country(count.getKey()),
                        null,
                        count.getValue(),
                        "/partnerships?country=" + count.getKey()))
                .toList();
    }
}
