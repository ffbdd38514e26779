package org.citypartnerships.queryside.pages;

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
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.PositionMemory;
import org.citypartnerships.queryside.worldmap.WorldMap;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
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
    private final Timelines timelines;
    private final ReaderNames names;
    private final Glance glance;
    private final PhraseBook book;
    private final PositionMemory<Locale, MapView> maps = new PositionMemory<>(Language.values().length);

    HomePage(Overview overview, WorldMap map, Timelines timelines, ReaderNames names, Glance glance, PhraseBook book) {
        this.names = names;
        this.glance = glance;
        this.overview = overview;
        this.map = map;
        this.timelines = timelines;
        this.book = book;
    }

    /** How many there are of something, and where they are listed. */
    record Count(String name, String colour, long number, String address) {}

    /** Something that was recorded lately. */
    record News(@Nullable String address, String where, String sentence, String recorded) {}

    @GetMapping("/")
    @ReadsFrom({"partnerships", "parties", "sources", "figures", "timeline", "attention"})
    ModelAndView home(Moment moment, Locale locale) {
        Phrases phrases = book.in(locale);
        return moment.ask(position -> {
            Overview.Answer counts = overview.remembered(position);
            ModelAndView home = new ModelAndView("home");
            home.addObject("overview", counts);
            home.addObject("recorded", counts.recordedAt() == null ? null : phrases.instant(counts.recordedAt()));
            home.addObject("standings", standings(counts.byStanding(), phrases));
            home.addObject("relations", relations(counts.byRelation(), phrases));
            home.addObject("countries", countries(counts.byCountry(), phrases));
            home.addObject("map", maps.at(position, locale, () -> MapView.of(map.today(position), names, phrases)));
            home.addObject("glance", glance.lines(phrases));
            home.addObject("news", news(phrases));
            return home;
        });
    }

    private static List<Count> standings(Map<String, Long> counts, Phrases phrases) {
        return counts.entrySet().stream()
                .map(count -> new Count(
                        phrases.say("standing." + count.getKey()),
                        StatusView.colour(null, Standing.valueOf(count.getKey())),
                        count.getValue(),
                        "/partnerships?standing=" + count.getKey()))
                .toList();
    }

    private static List<Count> relations(Map<String, Long> counts, Phrases phrases) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> count) -> Relation.valueOf(count.getKey()))
                        .reversed())
                .map(count -> new Count(
                        phrases.say("relation." + count.getKey()),
                        "",
                        count.getValue(),
                        "/partnerships?relation=" + count.getKey()))
                .toList();
    }

    private static List<Count> countries(Map<String, Long> counts, Phrases phrases) {
        return counts.entrySet().stream()
                .limit(LATEST)
                .map(count -> new Count(
                        phrases.country(count.getKey()),
                        "",
                        count.getValue(),
                        "/partnerships?country=" + count.getKey()))
                .toList();
    }

    private List<News> news(Phrases phrases) {
        List<Told> latest = timelines.latest(LATEST);
        List<String> streams = latest.stream().map(Told::stream).toList();
        Map<String, String> titles = names.partnerships(streams, phrases);
        Map<String, String> parties = names.parties(streams, phrases);
        return latest.stream().map(told -> news(told, titles, parties, phrases)).toList();
    }

    /** Of whatever is not registered nobody knows the name: its id would tell a reader nothing. */
    private static News news(Told told, Map<String, String> titles, Map<String, String> parties, Phrases phrases) {
        String name = Ids.name(told.stream());
        String title = titles.get(told.stream());
        String registered = parties.get(told.stream());
        return new News(
                title != null
                        ? "/partnerships/" + name + "#entry-" + told.entry()
                        : registered == null ? null : "/parties/" + name,
                title != null ? title : registered != null ? registered : phrases.say("party.unregistered"),
                Sentences.of(told, phrases),
                phrases.instant(told.recordedAt()));
    }
}
