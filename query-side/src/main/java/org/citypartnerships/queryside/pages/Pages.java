package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.overview.Overview;
import org.citypartnerships.queryside.partnerships.OnePartnership;
import org.citypartnerships.queryside.partnerships.Partnerships;
import org.citypartnerships.queryside.timeline.Timelines;
import org.citypartnerships.queryside.timeline.Timelines.Order;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** {@code /}: the partnerships; {@code /partnerships/{id}}: the timeline of one. */
@Controller
class Pages {

    private static final String UNDATED = "Without a date of its own";

    /** Kinds of entries that tell what somebody says, not what was done. */
    private static final Set<String> SAID = Set.of("statement-recorded", "relation-reported", "fields-named");

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Overview overview;
    private final Partnerships partnerships;
    private final OnePartnership one;
    private final Timelines timelines;

    Pages(Overview overview, Partnerships partnerships, OnePartnership one, Timelines timelines) {
        this.overview = overview;
        this.partnerships = partnerships;
        this.one = one;
        this.timelines = timelines;
    }

    /** A partnership in the list. */
    record Line(
            String name,
            String title,
            String words,
            @Nullable String since,
            int papers,
            int warnings) {
        static Line of(Partnerships.Listed listed) {
            return new Line(
                    Ids.name(listed.id()),
                    listed.title(),
                    listed.status().words(),
                    Dates.readable(listed.status().inForceSince()),
                    listed.instruments().size(),
                    listed.warnings().size());
        }
    }

    /** Where an entry is said. */
    record Source(
            String title,
            @Nullable String published,
            @Nullable String where,
            @Nullable String quote) {
        static Source of(Witness witness) {
            return new Source(witness.title(), Dates.readable(witness.publishedOn()), witness.where(), witness.quote());
        }
    }

    /**
     * An entry on the timeline.
     *
     * @param badge whether it is told as done, only said, or planned
     * @param when the date as said
     * @param resolved what that comes to, where it is counted from another date or only a bound is known
     */
    record Item(
            String id,
            String sentence,
            String badge,
            String when,
            @Nullable String resolved,
            List<String> people,
            @Nullable String note,
            List<Source> sources) {
        static Item of(Told told) {
            String said = Dates.said(told.happened());
            return new Item(
                    told.entry(),
                    Sentences.of(told),
                    told.planned() ? "planned" : SAID.contains(told.kind()) ? "said" : "done",
                    said == null ? "Date not stated" : said,
                    resolved(told),
                    Sentences.people(told),
                    told.note(),
                    told.evidence().stream().map(Source::of).toList());
        }

        private static @Nullable String resolved(Told told) {
            if (Dates.edtf(told.happened()) != null) {
                return null;
            }
            if (Dates.edtf(told.resolved()) != null) {
                return Dates.readable(told.resolved());
            }
            LocalDate latest = told.window().latest();
            return latest == null || told.planned() ? null : "by " + Dates.readable(latest) + " at the latest";
        }
    }

    /** Something to look at, and the entries on this page that it is about. */
    record Flag(String message, List<Item> entries) {}

    /** What happened in one year. */
    record Year(String heading, List<Item> items) {}

    @GetMapping("/")
    @ReadsFrom({"partnerships", "parties", "sources", "figures", "timeline"})
    ModelAndView home(Page page, Moment moment) {
        return moment.ask(position -> {
            Partnerships.Filter all = Partnerships.Filter.all();
            long total = partnerships.count(all);
            ModelAndView home = new ModelAndView("home");
            Overview.Answer counts = overview.at(position);
            home.addObject("overview", counts);
            home.addObject("recorded", counts.recordedAt() == null ? "" : DAY_AND_TIME.format(counts.recordedAt()));
            home.addObject(
                    "lines", partnerships.list(all, page).stream().map(Line::of).toList());
            home.addObject("page", page);
            home.addObject("total", total);
            home.addObject("hasNext", page.offset() + page.size() < total);
            return home;
        });
    }

    @GetMapping("/partnerships/{id}")
    @ReadsFrom({"partnerships", "parties", "sources", "timeline"})
    ModelAndView partnership(@PathVariable("id") String id, Page page, Moment moment) {
        String partnership = Ids.of("partnership", id);
        return moment.ask(position -> {
            OnePartnership.Answer answer =
                    one.at(position, partnership, null).orElseThrow(() -> new NotOnRecord("partnership", id));
            long total = timelines.count(List.of(partnership));
            ModelAndView shown = new ModelAndView("partnership");
            shown.addObject("partnership", answer);
            shown.addObject("name", Ids.name(partnership));
            shown.addObject("since", Dates.readable(answer.status().inForceSince()));
            List<Year> years = years(timelines.list(List.of(partnership), Order.HAPPENED, page));
            shown.addObject("years", years);
            shown.addObject("flags", flags(answer.warnings(), years));
            shown.addObject("page", page);
            shown.addObject("total", total);
            shown.addObject("hasNext", page.offset() + page.size() < total);
            return shown;
        });
    }

    private static List<Year> years(List<Told> timeline) {
        Map<String, List<Item>> years = new LinkedHashMap<>();
        for (Told told : timeline) {
            years.computeIfAbsent(heading(told.window()), none -> new ArrayList<>())
                    .add(Item.of(told));
        }
        // In the order of what happened they come first, since no day is too early; a reader wants them last.
        List<Item> undated = years.remove(UNDATED);
        if (undated != null) {
            years.put(UNDATED, undated);
        }
        return years.entrySet().stream()
                .map(year -> new Year(year.getKey(), year.getValue()))
                .toList();
    }

    private static List<Flag> flags(List<Dossiers.Flag> warnings, List<Year> years) {
        Map<String, Item> shown = new LinkedHashMap<>();
        years.forEach(year -> year.items().forEach(item -> shown.put(item.id(), item)));
        return warnings.stream()
                .map(warning -> new Flag(
                        warning.message(),
                        warning.entries().stream()
                                .map(shown::get)
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    private static String heading(Timelines.Days window) {
        LocalDate earliest = window.earliest();
        LocalDate latest = window.latest();
        if (earliest == null) {
            return UNDATED;
        }
        return latest == null || latest.getYear() == earliest.getYear()
                ? Integer.toString(earliest.getYear())
                : earliest.getYear() + " to " + latest.getYear();
    }
}
