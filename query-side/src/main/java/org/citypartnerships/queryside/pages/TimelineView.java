package org.citypartnerships.queryside.pages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.timeline.Timelines.Days;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** Entries by the years in which they happened, or are to. */
final class TimelineView {

    /** Kinds of entries that tell what somebody says, not what was done. */
    private static final Set<String> SAID = Set.of("statement-recorded", "relation-reported", "fields-named");

    private static final String ACT = "act";

    private static final String REPORT = "relation-reported";

    private static final Set<String> PLANS = Set.of("signing-planned", "engagement-planned");

    private final Phrases phrases;
    private final LocalDate day;

    /** @param day the day of which the page tells: an act that takes effect later is still to come */
    TimelineView(Phrases phrases, LocalDate day) {
        this.phrases = phrases;
        this.day = day;
    }

    /** What happened in one year. */
    record Year(String heading, List<Item> items) {

        /**
         * Its entries as a reader sees them.
         *
         * @param seesHistory whether where everything that was recorded about one is told
         * @param mayRecord whether what can be recorded about one
         * @param recorded the entry that the reader has just recorded, beside which it says where to go on; null if none
         * @param next where that is
         */
        public List<Shown> shown(
                boolean seesHistory, boolean mayRecord, @Nullable String recorded, @Nullable String next) {
            return items.stream()
                    .map(item -> new Shown(
                            item,
                            seesHistory ? item.address() : null,
                            mayRecord ? "entry=" + UriUtils.encodeQueryParam(item.ref(), StandardCharsets.UTF_8) : null,
                            item.id().equals(recorded) ? next : null))
                    .toList();
        }
    }

    /**
     * An entry, and what a reader can go on to from it.
     *
     * @param file where everything that was recorded about it is told
     * @param actions what an address asks about at which something about it is recorded
     * @param next where something else is recorded
     */
    record Shown(
            Item item,
            @Nullable String file,
            @Nullable String actions,
            @Nullable String next) {}

    /** Where an entry is said. */
    record Source(
            String address,
            String title,
            @Nullable String published,
            @Nullable String where,
            @Nullable String quote) {
        static Source of(Witness witness, Phrases phrases) {
            return new Source(
                    "/sources/" + Ids.name(witness.source()),
                    witness.title(),
                    phrases.date(witness.publishedOn()),
                    witness.where(),
                    witness.quote());
        }
    }

    /**
     * An entry on the timeline.
     *
     * @param address where everything that was recorded about it is told; null if no page tells it
     * @param corrected when it was corrected last; null if it stands as it was recorded
     * @param badge whether it is told as done, only said, or planned
     * @param said the same in the reader's language
     * @param exactness how exactly it is dated: {@code exact}, {@code vague} or {@code undated}
     * @param when the date; of a plan when it is to be, of an act or a reported relation from when it holds
     * @param words the source's words for it; null if there are none, or they say the same
     * @param resolved what that comes to, where it is counted from another date or only a bound is known; of a plan when
     *     it was announced, of an act when it was decided and told, of a relation when it was reported
     * @param counted how many sources it has
     * @param recorded when it was recorded, and by whom
     */
    record Item(
            String id,
            String ref,
            @Nullable String address,
            String sentence,
            @Nullable String corrected,
            String badge,
            String said,
            String exactness,
            String when,
            @Nullable String words,
            @Nullable String resolved,
            List<String> people,
            @Nullable String note,
            List<Source> sources,
            String counted,
            String recorded) {

        /** Whether it names anybody. */
        public boolean isOfPeople() {
            return !people.isEmpty();
        }
    }

    List<Year> years(List<Told> timeline) {
        return years(timeline, Map.of());
    }

    /** @param corrected by the ids of entries when they were corrected last */
    List<Year> years(List<Told> timeline, Map<String, Instant> corrected) {
        List<Told> inOrder = new ArrayList<>(timeline);
        // In the order of what happened the undated come first, since no day is too early; a reader wants them last.
        inOrder.sort(
                Comparator.comparing(told -> days(told).earliest(), Comparator.nullsLast(Comparator.naturalOrder())));
        Map<String, List<Item>> years = new LinkedHashMap<>();
        for (Told told : inOrder) {
            years.computeIfAbsent(heading(days(told)), none -> new ArrayList<>())
                    .add(item(told, corrected.get(told.entry())));
        }
        return years.entrySet().stream()
                .map(year -> new Year(year.getKey(), year.getValue()))
                .toList();
    }

    private Item item(Told told, @Nullable Instant corrected) {
        JsonNode date = isPlan(told) ? plannedFor(told) : holdsFrom(told);
        String when = phrases.date(date);
        String badge = told.planned() || isToCome(told) ? "planned" : SAID.contains(told.kind()) ? "said" : "done";
        return new Item(
                told.entry(),
                told.ref(),
                told.stream().startsWith("partnership:")
                        ? "/partnerships/" + Ids.name(told.stream()) + "/entries/" + told.entry()
                        : null,
                Sentences.of(told, phrases),
                corrected == null ? null : phrases.say("entry.corrected", phrases.instant(corrected)),
                badge,
                phrases.say("badge." + badge),
                exactness(told),
                when == null ? phrases.say("date.none") : when,
                words(date),
                resolved(told),
                Sentences.people(told, phrases),
                told.note(),
                told.evidence().stream()
                        .map(witness -> Source.of(witness, phrases))
                        .toList(),
                phrases.say("entry.sources", told.evidence().size()),
                recorded(told));
    }

    private String recorded(Told told) {
        String by = Recorders.told(told.recordedBy(), phrases);
        String at = phrases.instant(told.recordedAt());
        return by == null ? phrases.say("entry.recorded", at) : phrases.say("entry.recorded.by", at, by);
    }

    /** The source's words where there is a date too; where there is none, they stand in its place already. */
    private static @Nullable String words(@Nullable JsonNode date) {
        String words = Dates.said(date);
        String edtf = Dates.edtf(date);
        return edtf == null || words == null || words.equals(edtf) || words.equals(Dates.readable(date)) ? null : words;
    }

    private static String exactness(Told told) {
        Days days = days(told);
        LocalDate earliest = days.earliest();
        if (earliest == null) {
            return "undated";
        }
        return earliest.equals(days.latest()) ? "exact" : "vague";
    }

    private @Nullable String resolved(Told told) {
        if (isPlan(told)) {
            String announced = phrases.date(told.happened());
            return announced == null ? null : phrases.say("date.announced", announced);
        }
        String others = otherDates(told);
        if (others != null) {
            return others;
        }
        if (Dates.edtf(holdsFrom(told)) != null) {
            return null;
        }
        if (Dates.edtf(told.resolved()) != null) {
            return phrases.date(told.resolved());
        }
        LocalDate latest = told.window().latest();
        return latest == null || told.planned() ? null : phrases.say("date.atTheLatest", phrases.day(latest));
    }

    /** Of an act and of a reported relation the date by which it stands on the timeline; it was told of on others. */
    private static @Nullable JsonNode holdsFrom(Told told) {
        boolean holdsFromADay = told.details().has(ACT) || told.kind().equals(REPORT);
        return holdsFromADay && Dates.edtf(told.resolved()) != null ? told.resolved() : told.happened();
    }

    /** The other dates of these; null if there are none. */
    private @Nullable String otherDates(Told told) {
        Map<String, String> said = new LinkedHashMap<>();
        if (told.kind().equals(REPORT)) {
            add(said, "date.reported", told.details().get("observedOn"));
            add(said, "date.reported", told.happened());
        } else if (told.details().has(ACT)) {
            add(said, "date.decided", told.details().path(ACT).get("decidedOn"));
            add(said, "date.notified", told.details().path(ACT).get("notifiedOn"));
            add(said, "date.announced", told.happened());
        }
        String shown = phrases.date(holdsFrom(told));
        if (shown != null) {
            said.remove(shown);
        }
        return said.isEmpty() ? null : String.join(phrases.say("list.comma"), said.values());
    }

    private void add(Map<String, String> said, String how, @Nullable JsonNode date) {
        String when = Dates.edtf(date) == null ? null : phrases.date(date);
        if (when != null) {
            said.putIfAbsent(when, phrases.say(how, when));
        }
    }

    private boolean isToCome(Told told) {
        LocalDate earliest = told.window().earliest();
        return told.details().has(ACT) && earliest != null && earliest.isAfter(day);
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

    private String heading(Days window) {
        LocalDate earliest = window.earliest();
        LocalDate latest = window.latest();
        if (earliest == null) {
            return phrases.say("timeline.undated");
        }
        return latest == null || latest.getYear() == earliest.getYear()
                ? Integer.toString(earliest.getYear())
                : phrases.say(
                        "timeline.years", Integer.toString(earliest.getYear()), Integer.toString(latest.getYear()));
    }
}
