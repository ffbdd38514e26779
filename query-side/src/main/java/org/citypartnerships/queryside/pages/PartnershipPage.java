package org.citypartnerships.queryside.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.audit.Explanations;
import org.citypartnerships.queryside.audit.Revisions;
import org.citypartnerships.queryside.following.Lookup;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.keeping.Kept;
import org.citypartnerships.queryside.language.PhraseBook;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.FilterChoices.Mistake;
import org.citypartnerships.queryside.pages.PartnershipView.Because;
import org.citypartnerships.queryside.pages.PartnershipView.DisputeView;
import org.citypartnerships.queryside.pages.PartnershipView.PlanView;
import org.citypartnerships.queryside.partnerships.OnePartnership;
import org.citypartnerships.queryside.partnerships.OnePartnership.Named;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer;
import org.citypartnerships.queryside.timeline.PublicTimeline;
import org.citypartnerships.queryside.timeline.Timelines;
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
import org.springframework.web.util.UriUtils;

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
    private final SpokenNames names;
    private final WarningWords words;
    private final PhraseBook book;
    private final PositionMemory<Standing, Explanations.Grounds> grounds = new PositionMemory<>(EVIDENCE_MAX);

    PartnershipPage(
            OnePartnership one,
            Timelines timelines,
            Explanations explanations,
            KnownStreams streams,
            TradeView trade,
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
        this.book = book;
    }

    /** What it stands on, on a day, as known: to be found among many entries. */
    private record Standing(
            String partnership, LocalDate day, @Nullable KnownAt point) {}

    /**
     * Something to look at, and the entries that it is about.
     *
     * @param silencing where it is recorded that nothing is to be done about it; null if it is about no entry
     */
    record Flag(
            WarningWords.Told told,
            List<Reference> entries,
            @Nullable String silencing) {

        /** Whether it is about entries that can be read. */
        public boolean isAboutEntries() {
            return !entries.isEmpty();
        }
    }

    /** An entry, and how many stand before it on the timeline of today. */
    private record Placed(Told told, int place) {}

    /** An entry, and where it stands on this page or another. */
    record Reference(String address, String sentence) {}

    @GetMapping("/partnerships/{id}")
    @Kept
    @ReadsFrom({"partnerships", "parties", "known-parties", "sources", "timeline", "figures"})
    ModelAndView partnership(@PathVariable("id") String id, Times times, Page page, Moment moment, Locale locale) {
        String partnership = Ids.of(KIND, id);
        Phrases phrases = book.in(locale);
        KnownAt point = times.point();
        Named presumed = Named.presumedIn(partnership);
        List<Lookup<?>> first = new ArrayList<>();
        if (point == null) {
            first.addAll(streams.lookups(partnership));
            first.addAll(one.lookups(presumed, times.day()));
        }
        return moment.byKeys().ask(first, position -> {
            if (point == null) {
                one.recall(presumed, times.day());
            }
            KnownStream then = streams.one(position, KIND, partnership, point);
            PublicTimeline all = PublicTimeline.of(then, times.day());
            PublicTimeline shown = all.page(page);
            PartnershipAnswer answer = of(then, position, times, shown);
            Map<String, String> spoken = names.of(Named.in(answer).everybody(), locale, answer.asOf());
            Explanations.Grounds grounds = grounds(then, position, answer, point);
            Function<Set<String>, Map<String, String>> called = named -> names.of(named, locale, answer.asOf());
            List<Told> told = Told.calling(timelines.list(shown), called);
            Map<String, Placed> warnedOf = entriesWarnedOf(answer, then, called);
            Revisions revisions = Revisions.of(then.stream());
            List<PlanView> coming = coming(then, answer, times, phrases);
            Sheet sheet = Sheet.of(page, all.size(), address(partnership, times));
            return new ModelAndView("partnership")
                    .addObject("title", answer.title())
                    .addObject(
                            "body",
                            new PartnershipBody(
                                    new PartnershipView(
                                            answer,
                                            grounds.sides(),
                                            coming,
                                            spoken,
                                            times,
                                            phrases,
                                            disputes(answer, warnedOf, page, phrases)),
                                    evidence(grounds, phrases),
                                    times,
                                    times.isAnother() ? times.told(answer.asOf(), phrases) : null,
                                    mistakes(times, phrases),
                                    flags(answer, warnedOf, page, phrases),
                                    trade.of(answer, one.figures(answer, then.known()), phrases),
                                    new TimelineView(phrases, answer.asOf()).years(told, revisions.corrected()),
                                    RetractedView.of(answer.id(), revisions, answer.asOf(), phrases),
                                    sheet,
                                    locale.getLanguage()));
        });
    }

    /** Now, what the page shows beside the answer is looked up with it. */
    private PartnershipAnswer of(KnownStream then, long position, Times times, PublicTimeline shown) {
        if (then.known() != null) {
            return one.of(then, position, times.day(), times.point());
        }
        return one.of(then, position, times.day(), null, timelines.parties(shown));
    }

    private Explanations.Grounds grounds(
            KnownStream then, long position, PartnershipAnswer answer, @Nullable KnownAt point) {
        Standing standing = new Standing(then.stream().id(), answer.asOf(), point);
        return grounds.at(position, standing, () -> explanations.grounds(then, answer.asOf()));
    }

    private static List<Because> evidence(Explanations.Grounds grounds, Phrases phrases) {
        return grounds.chain().stream().map(link -> Because.of(link, phrases)).toList();
    }

    /** On the page of a day that was asked about, the timeline ends with that day, and so do the acts. */
    private static List<PlanView> coming(KnownStream then, PartnershipAnswer answer, Times times, Phrases phrases) {
        return times.day() == null ? PartnershipView.coming(then.chronicle(), answer.asOf(), phrases) : List.of();
    }

    private static List<Mistake> mistakes(Times times, Phrases phrases) {
        return times.errors().entrySet().stream()
                .map(error -> new Mistake(error.getKey(), phrases.say(error.getValue())))
                .toList();
    }

    private static String address(String partnership, Times times) {
        return times.at("/partnerships/" + Ids.name(partnership));
    }

    /** Where the entries stand that warnings are about, among all that is told of today. */
    private Map<String, Placed> entriesWarnedOf(
            PartnershipAnswer partnership, KnownStream then, Function<Set<String>, Map<String, String>> called) {
        Map<String, Placed> placed = new HashMap<>();
        if (partnership.warnings().isEmpty() || then.known() != null) {
            return placed;
        }
        Set<String> warnedOf = partnership.warnings().stream()
                .flatMap(warning -> warning.entries().stream())
                .collect(Collectors.toSet());
        PublicTimeline all = PublicTimeline.of(then, null);
        List<String> order = all.order();
        Told.calling(timelines.list(all.some(warnedOf)), called)
                .forEach(told -> placed.put(told.entry(), new Placed(told, order.indexOf(told.entry()))));
        return placed;
    }

    private List<Flag> flags(PartnershipAnswer partnership, Map<String, Placed> placed, Page page, Phrases phrases) {
        List<Flag> flags = new ArrayList<>();
        for (Dossiers.Flag warning : partnership.warnings()) {
            List<Reference> entries = warning.entries().stream()
                    .filter(placed::containsKey)
                    .map(entry -> reference(partnership.id(), Objects.requireNonNull(placed.get(entry)), page, phrases))
                    .toList();
            flags.add(new Flag(
                    words.told(warning.code(), warning.message(), warning.saying(), partnership.id(), phrases),
                    entries,
                    silencing(partnership.id(), warning)));
        }
        return flags;
    }

    private List<DisputeView> disputes(
            PartnershipAnswer partnership, Map<String, Placed> placed, Page page, Phrases phrases) {
        ClaimWords say = new ClaimWords(phrases, party -> words.word(party, phrases));
        return partnership.disputes().stream()
                .map(dispute -> {
                    Placed about = placed.get(dispute.contests());
                    return DisputeView.of(
                            partnership.id(),
                            dispute,
                            about == null ? null : reference(partnership.id(), about, page, phrases),
                            say,
                            phrases);
                })
                .toList();
    }

    /** A warning is known by the first entry that it is about. */
    private static @Nullable String silencing(String partnership, Dossiers.Flag warning) {
        return warning.entries().isEmpty()
                ? null
                : "/record/SilenceWarning?entry="
                        + UriUtils.encodeQueryParam(
                                partnership + "#" + warning.entries().get(0), UTF_8)
                        + "&code=" + warning.code();
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
