package org.citypartnerships.queryside.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.audit.Explanations;
import org.citypartnerships.queryside.audit.Revisions;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.partnerships.OnePartnership;
import org.citypartnerships.queryside.partnerships.OnePartnership.Named;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer;
import org.citypartnerships.queryside.timeline.Timelines;
import org.citypartnerships.queryside.timeline.Timelines.Confirmation;
import org.citypartnerships.queryside.timeline.Timelines.Order;
import org.citypartnerships.queryside.timeline.Timelines.Question;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PositionMemory;
import org.citypartnerships.queryside.web.SpokenNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** {@code /partnerships/{id}}: where one stands, on what evidence, and what happened in it. */
@Controller
class PartnershipPage {

    private static final String KIND = "partnership";
    private static final int EVIDENCE_MAX = 500;

    private final OnePartnership one;
    private final Timelines timelines;
    private final Explanations explanations;
    private final KnownStreams streams;
    private final TradeView trade;
    private final ListsRead lists;
    private final SpokenNames names;
    private final WarningWords words;
    private final PhraseBook book;
    private final PositionMemory<Standing, List<Explanations.Link>> evidence = new PositionMemory<>(EVIDENCE_MAX);

    PartnershipPage(
            OnePartnership one,
            Timelines timelines,
            Explanations explanations,
            KnownStreams streams,
            TradeView trade,
            ListsRead lists,
            SpokenNames names,
            WarningWords words,
            PhraseBook book) {
        this.words = words;
        this.names = names;
        this.one = one;
        this.timelines = timelines;
        this.explanations = explanations;
        this.streams = streams;
        this.trade = trade;
        this.lists = lists;
        this.book = book;
    }

    /** What it stands on, on a day, as known: to be found among many entries. */
    private record Standing(
            String partnership, LocalDate day, @Nullable KnownAt point) {}

    /**
     * Something to look at, and the entries that it is about.
     *
     * @param ref the first of them, by which it is known
     */
    record Flag(String code, @Nullable String ref, WarningWords.Told told, List<Reference> entries) {}

    /** An entry, and how many stand before it on the timeline of today. */
    private record Placed(Told told, int place) {}

    /** An entry, and where it stands on this page or another. */
    record Reference(String address, String sentence) {}

    @GetMapping("/partnerships/{id}")
    @ReadsFrom({"partnerships", "parties", "known-parties", "sources", "timeline", "figures"})
    ModelAndView partnership(@PathVariable("id") String id, Times times, Page page, Moment moment, Locale locale) {
        String partnership = Ids.of(KIND, id);
        Phrases phrases = book.in(locale);
        KnownAt point = times.point();
        Question now = new Question(List.of(partnership), times.day(), null, Confirmation.CONFIRMED);
        List<Lookup<?>> first = new ArrayList<>();
        if (point == null) {
            first.addAll(streams.lookups(partnership));
            first.add(timelines.lookup(now, page));
        }
        return moment.byKeys().ask(first, position -> {
            KnownStream then = point == null
                    ? streams.now(position, KIND, partnership)
                    : streams.everything(position, KIND, partnership).at(position, KIND, point);
            PartnershipAnswer answer = then.stream().stays().isEmpty()
                    ? of(then, position, times, now, page, locale)
                    : one.at(position, partnership, times.day(), point);
            Question question = new Question(List.of(partnership), times.day(), then.known(), Confirmation.CONFIRMED);
            ModelAndView shown = new ModelAndView("partnership");
            Map<String, String> spoken = names.of(Named.in(answer).everybody(), locale, answer.asOf());
            shown.addObject("partnership", new PartnershipView(answer, spoken, phrases));
            shown.addObject(
                    "evidence",
                    evidence
                            .at(
                                    position,
                                    new Standing(partnership, answer.asOf(), point),
                                    () -> explanations.chain(then, answer.asOf(), "standing"))
                            .stream()
                            .map(link -> PartnershipView.Because.of(link, phrases))
                            .toList());
            shown.addObject("times", times);
            shown.addObject("told", times.told(answer.asOf(), phrases));
            shown.addObject("errors", errors(times, phrases));
            List<Told> told = timelines.list(question, Order.HAPPENED, page);
            Revisions revisions = Revisions.of(then.stream());
            shown.addObject("years", new TimelineView(phrases).years(told, revisions.corrected()));
            shown.addObject("retracted", RetractedView.of(partnership, revisions, phrases));
            shown.addObject("flags", flags(answer, entriesWarnedOf(answer, question, told, page), page, phrases));
            shown.addObject("trade", trade.of(answer, phrases));
            shown.addObject(
                    "sheet",
                    Sheet.of(
                            page,
                            lists.total(position, "timeline", question, page, told, () -> timelines.count(question)),
                            address(partnership, times)));
            return shown;
        });
    }

    /** Now, what the page shows beside the answer is looked up with it. */
    private PartnershipAnswer of(KnownStream then, long position, Times times, Question now, Page page, Locale locale) {
        return then.known() == null
                ? one.of(
                        then,
                        position,
                        times.day(),
                        null,
                        new OnePartnership.Beside(timelines.parties(now, page), who -> beside(who, locale)))
                : one.of(then, position, times.day(), times.point());
    }

    private List<Lookup<?>> beside(Named who, Locale locale) {
        List<Lookup<?>> all = new ArrayList<>(trade.lookups(who.sides()));
        all.add(names.lookup(who.everybody(), locale));
        return all;
    }

    private static Map<String, String> errors(Times times, Phrases phrases) {
        Map<String, String> errors = new LinkedHashMap<>();
        times.errors().forEach((field, key) -> errors.put(field, phrases.say(key)));
        return errors;
    }

    private static String address(String partnership, Times times) {
        return times.at("/partnerships/" + Ids.name(partnership));
    }

    /** Where the entries stand that warnings are about: mostly on this page, which was read already. */
    private Map<String, Placed> entriesWarnedOf(
            PartnershipAnswer partnership, Question question, List<Told> shown, Page page) {
        Map<String, Placed> placed = new HashMap<>();
        if (partnership.warnings().isEmpty() || question.known() != null) {
            return placed;
        }
        Set<String> others = partnership.warnings().stream()
                .flatMap(warning -> warning.entries().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (question.asOf() == null) {
            for (int i = 0; i < shown.size(); i++) {
                Told told = shown.get(i);
                if (others.remove(told.entry())) {
                    placed.put(told.entry(), new Placed(told, Math.toIntExact(page.offset() + i)));
                }
            }
        }
        if (!others.isEmpty() && !(question.asOf() == null && isAll(shown, page))) {
            List<String> order = timelines.order(partnership.id());
            timelines
                    .some(Question.everythingIn(partnership.id()), others)
                    .forEach((entry, told) -> placed.put(entry, new Placed(told, order.indexOf(entry))));
        }
        return placed;
    }

    private static boolean isAll(List<Told> shown, Page page) {
        return page.number() == 1 && shown.size() < page.size();
    }

    private List<Flag> flags(PartnershipAnswer partnership, Map<String, Placed> placed, Page page, Phrases phrases) {
        List<Flag> flags = new ArrayList<>();
        for (Dossiers.Flag warning : partnership.warnings()) {
            List<Reference> entries = warning.entries().stream()
                    .filter(placed::containsKey)
                    .map(entry -> reference(partnership.id(), Objects.requireNonNull(placed.get(entry)), page, phrases))
                    .toList();
            flags.add(new Flag(
                    warning.code(),
                    warning.entries().isEmpty()
                            ? null
                            : partnership.id() + "#" + warning.entries().get(0),
                    words.told(warning.code(), warning.message(), warning.saying(), phrases),
                    entries));
        }
        return flags;
    }

    private static Reference reference(String partnership, Placed entry, Page page, Phrases phrases) {
        return new Reference(
                address(partnership, entry.told().entry(), entry.place(), page), Sentences.of(entry.told(), phrases));
    }

    private static String address(String partnership, String entry, int place, Page shown) {
        int number = place / shown.size() + 1;
        String anchor = "#entry-" + entry;
        return number == shown.number()
                ? anchor
                : "/partnerships/" + Ids.name(partnership) + "?page=" + number + "&size=" + shown.size() + anchor;
    }
}
