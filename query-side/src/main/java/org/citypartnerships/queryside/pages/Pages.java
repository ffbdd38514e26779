package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.overview.Overview;
import org.citypartnerships.queryside.partnerships.OnePartnership;
import org.citypartnerships.queryside.partnerships.Partnerships;
import org.citypartnerships.queryside.timeline.Timelines;
import org.citypartnerships.queryside.timeline.Timelines.Days;
import org.citypartnerships.queryside.timeline.Timelines.Order;
import org.citypartnerships.queryside.timeline.Timelines.Question;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** {@code /}: the partnerships; {@code /partnerships/{id}}: the timeline of one. */
@Controller
class Pages {

    private static final String UNDATED = "Without a date of its own";

    /** Kinds of entries that tell what somebody says, not what was done. */
    private static final Set<String> SAID = Set.of("statement-recorded", "relation-reported", "fields-named");

    private static final Set<String> PLANS = Set.of("signing-planned", "engagement-planned");

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
            @Nullable String otherReadings,
            @Nullable String since,
            int papers,
            int warnings) {
        static Line of(Partnerships.Listed listed) {
            return new Line(
                    Ids.name(listed.id()),
                    listed.title(),
                    listed.status().words(),
                    listed.status().otherReadings(),
                    Dates.beginning(listed.status().inForceSince()),
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
     * @param when the date, and the source's words for it; of a plan when it is to be
     * @param resolved what that comes to, where it is counted from another date or only a bound is known; of a plan when
     *     it was announced
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
            String when = Dates.withWords(isPlan(told) ? plannedFor(told) : told.happened());
            return new Item(
                    told.entry(),
                    Sentences.of(told),
                    told.planned() ? "planned" : SAID.contains(told.kind()) ? "said" : "done",
                    when == null ? "Date not stated" : when,
                    resolved(told),
                    Sentences.people(told),
                    told.note(),
                    told.evidence().stream().map(Source::of).toList());
        }

        private static @Nullable String resolved(Told told) {
            if (isPlan(told)) {
                String announced = Dates.withWords(told.happened());
                return announced == null ? null : "announced " + announced;
            }
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

    /** Something to look at, and the entries that it is about. */
    record Flag(String message, List<Reference> entries) {}

    /** An entry, and where it stands on this page or another. */
    record Reference(String address, String sentence) {}

    /** What happened in one year. */
    record Year(String heading, List<Item> items) {}

    @GetMapping("/")
    @ReadsFrom({"partnerships", "parties", "sources", "figures", "timeline"})
    ModelAndView home(Page page, Moment moment) {
        return moment.ask(position -> {
            PartnershipFilter all = PartnershipFilter.all();
            long total = partnerships.count(all, null);
            ModelAndView home = new ModelAndView("home");
            Overview.Answer counts = overview.at(position);
            home.addObject("overview", counts);
            home.addObject("recorded", counts.recordedAt() == null ? "" : DAY_AND_TIME.format(counts.recordedAt()));
            home.addObject(
                    "lines",
                    partnerships.list(all, null, page).stream().map(Line::of).toList());
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
            OnePartnership.Answer answer = one.at(position, partnership, null, null);
            long total = timelines.count(Question.everythingIn(partnership));
            ModelAndView shown = new ModelAndView("partnership");
            shown.addObject("partnership", answer);
            shown.addObject("name", Ids.name(partnership));
            shown.addObject("since", Dates.beginning(answer.status().inForceSince()));
            List<Year> years = years(timelines.list(Question.everythingIn(partnership), Order.HAPPENED, page));
            shown.addObject("years", years);
            shown.addObject("flags", flags(answer, page));
            shown.addObject("page", page);
            shown.addObject("total", total);
            shown.addObject("hasNext", page.offset() + page.size() < total);
            return shown;
        });
    }

    private static List<Year> years(List<Told> timeline) {
        List<Told> inOrder = new ArrayList<>(timeline);
        // In the order of what happened the undated come first, since no day is too early; a reader wants them last.
        inOrder.sort(
                Comparator.comparing(told -> days(told).earliest(), Comparator.nullsLast(Comparator.naturalOrder())));
        Map<String, List<Item>> years = new LinkedHashMap<>();
        for (Told told : inOrder) {
            years.computeIfAbsent(heading(days(told)), none -> new ArrayList<>())
                    .add(Item.of(told));
        }
        return years.entrySet().stream()
                .map(year -> new Year(year.getKey(), year.getValue()))
                .toList();
    }

    /** When a plan is to be: it stands under the year that it is for, not that of its announcement. */
    private static @Nullable JsonNode plannedFor(Told told) {
        JsonNode plannedFor = told.details().get("plannedFor");
        return plannedFor != null
                ? plannedFor
                : told.details().path("milestone").get("expectedOn");
    }

    /** Whether it is about another day than its own: an aim to cooperate in some field is not. */
    private static boolean isPlan(Told told) {
        return told.planned() && (PLANS.contains(told.kind()) || plannedFor(told) != null);
    }

    private static Days days(Told told) {
        JsonNode plannedFor = isPlan(told) ? plannedFor(told) : null;
        return Dates.earliest(plannedFor) == null
                ? told.window()
                : new Days(Dates.earliest(plannedFor), Dates.latest(plannedFor));
    }

    private List<Flag> flags(OnePartnership.Answer partnership, Page page) {
        Question stream = Question.everythingIn(partnership.id());
        List<String> order = timelines.order(partnership.id());
        List<Flag> flags = new ArrayList<>();
        for (Dossiers.Flag warning : partnership.warnings()) {
            List<Reference> entries = new ArrayList<>();
            for (String entry : warning.entries()) {
                int place = order.indexOf(entry);
                if (place >= 0) {
                    Told told = timelines
                            .list(stream, Order.HAPPENED, new Page(place + 1, 1))
                            .get(0);
                    entries.add(new Reference(address(partnership.id(), entry, place, page), Sentences.of(told)));
                }
            }
            flags.add(new Flag(warning.message(), entries));
        }
        return flags;
    }

    private static String address(String partnership, String entry, int place, Page shown) {
        int number = place / shown.size() + 1;
        String anchor = "#entry-" + entry;
        return number == shown.number()
                ? anchor
                : "/partnerships/" + Ids.name(partnership) + "?page=" + number + "&size=" + shown.size() + anchor;
    }

    private static String heading(Days window) {
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
