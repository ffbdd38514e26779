package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.RenewedPaper;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** What a person should look at: contradictions between dates, what is ambiguous, and what is missing. */
final class Warnings {
    /** A notice by code, the text of its entries, and message. */
    private record Ordered(Notice notice, Warning warning, String entries) implements Comparable<Ordered> {
        static Ordered of(Notice notice) {
            return new Ordered(
                    notice, notice.warning(), notice.warning().entries().toString());
        }

        @Override
        public int compareTo(Ordered other) {
            int order = warning.code().compareTo(other.warning.code());
            order = order == 0 ? entries.compareTo(other.entries) : order;
            return order == 0 ? warning.message().compareTo(other.warning.message()) : order;
        }
    }

    private static final Pattern ONE_DATE = Pattern.compile("[0-9X]{4}(-[0-9X]{2}){0,2}");
    private static final Set<InstrumentForm> ANY_FORM = EnumSet.allOf(InstrumentForm.class);

    /** The forms of the papers that each kind of signing is of. */
    private static final Map<Class<?>, Set<InstrumentForm>> FORMS = Map.of(
            ProtocolSigned.class, EnumSet.of(InstrumentForm.PROTOCOL_OF_INTENT),
            MoUSigned.class, EnumSet.of(InstrumentForm.MEMORANDUM),
            AgreementSigned.class,
                    EnumSet.complementOf(EnumSet.of(InstrumentForm.PROTOCOL_OF_INTENT, InstrumentForm.MEMORANDUM)));

    /** What papers of these forms establish between the sides by their very name. */
    private static final Map<InstrumentForm, Rung> RUNGS = Map.of(
            InstrumentForm.FRIENDSHIP_AGREEMENT, Rung.FRIENDSHIP,
            InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING);

    private final OnRecord onRecord;
    private final Chronology chronology;
    private final Dating dating;
    private final List<Notice> notices = new ArrayList<>();

    Warnings(OnRecord onRecord, Chronology chronology, Dating dating) {
        this.onRecord = onRecord;
        this.chronology = chronology;
        this.dating = dating;
    }

    Warnings and(List<Notice> noticed) {
        notices.addAll(noticed);
        return this;
    }

    /** Each once, sorted by code, entries and message. */
    List<Notice> all() {
        for (Told told : chronology.inOrder()) {
            checkReadings(told);
            checkAgainstSource(told);
            checkAnchors(told);
            checkRenewal(told);
            checkReport(told);
            checkOccasion(told);
        }
        checkTwins();
        return notices.stream()
                .distinct()
                .map(Ordered::of)
                .sorted()
                .map(Ordered::notice)
                .map(chronology::prompting)
                .map(notice ->
                        onRecord.silence(notice.warning()).map(notice::silenced).orElse(notice))
                .toList();
    }

    private void checkReadings(Told told) {
        Instrument instrument = Paper.instrument(told.entry()).orElse(null);
        if (instrument == null) {
            return;
        }
        if (instrument.establishes().size() > 1
                && instrument.establishes().stream().distinct().count() > 1) {
            warn(WarningSentence.TWO_READINGS, told, established(instrument));
        }
        checkForm(told, instrument);
    }

    /** Of a signing, since a memorandum may be renewed by an agreement; and of what the sides, and no bodies of theirs, signed. */
    private void checkForm(Told told, Instrument instrument) {
        InstrumentForm form = instrument.form();
        if (!FORMS.getOrDefault(told.entry().getClass(), ANY_FORM).contains(form)) {
            warn(WarningSentence.FORM_OF_ANOTHER_KIND, told, form);
        }
        Rung rung = RUNGS.get(form);
        List<Rung> recorded = instrument.establishes();
        if (rung != null
                && !recorded.isEmpty()
                && !recorded.contains(rung)
                && instrument.parties().isEmpty()) {
            warn(WarningSentence.FORM_OF_ANOTHER_RUNG, told, rung, established(instrument));
        }
    }

    private static String established(Instrument instrument) {
        return instrument.establishes().stream()
                .distinct()
                .sorted()
                .map(Enum::name)
                .collect(Collectors.joining(" or "));
    }

    private void checkAgainstSource(Told told) {
        List<StatedDate> dates = doneOn(told);
        Recorded recorded =
                dates.isEmpty() ? null : onRecord.find(told.entry().entryId()).orElse(null);
        if (recorded == null) {
            return;
        }
        LocalDate published = dating.lastDayOfSources(recorded).orElse(null);
        for (StatedDate date : dates) {
            if (isWarnedOf(date, told, recorded, published)) {
                return;
            }
        }
    }

    /**
     * The dates on which something is told to have been done: of an act that takes effect on a day of its own those on
     * which it was decided, told or happened, since it may take effect later.
     */
    private List<StatedDate> doneOn(Told told) {
        if (dating.isToldAsDone(told.entry())) {
            StatedDate done = told.resolved();
            return done == null ? List.of() : List.of(done);
        }
        Act act = Dates.act(told.entry());
        if (act == null) {
            return List.of();
        }
        Optional<Window> effective = resolved(act.effectiveOn()).map(StatedDate::firstDay);
        return Stream.of(
                        resolved(act.decidedOn()),
                        resolved(act.notifiedOn()),
                        resolved(told.entry().header().happened())
                                .filter(date -> !effective.equals(Optional.of(date.firstDay()))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StatedDate> resolved(@Nullable StatedDate date) {
        return Optional.ofNullable(date).flatMap(dating::resolved);
    }

    private boolean isWarnedOf(StatedDate date, Told told, Recorded recorded, @Nullable LocalDate published) {
        LocalDate day = date.lastDay().earliest();
        if (day == null || (published != null && !day.isAfter(published))) {
            return false;
        }
        if (isAhead(day, recorded)) {
            warn(WarningSentence.AFTER_ITS_RECORDING, told, asStated(date, day));
        } else if (published != null) {
            warn(WarningSentence.AFTER_ITS_SOURCE, told, asStated(date, day), published);
        } else {
            return false;
        }
        return true;
    }

    /** What is stated: a year, a month or a season, if no day is; of what was some day among several, or goes on, the first day. */
    private static String asStated(StatedDate date, LocalDate day) {
        String edtf = date.edtf() == null ? "" : date.edtf();
        String last = edtf.substring(edtf.lastIndexOf('/') + 1).replaceAll("[?~%]", "");
        return ONE_DATE.matcher(last).matches() ? last : day.toString();
    }

    /** A day later it may have begun where it happened. */
    private static boolean isAhead(LocalDate day, Recorded recorded) {
        return day.isAfter(Dating.recordedOn(recorded).plusDays(1));
    }

    private void checkAnchors(Told told) {
        for (StatedDate date : Dates.all(told.entry())) {
            if (date.isRelative() && dating.resolved(date).isEmpty()) {
                if (date.words() == null) {
                    warn(WarningSentence.COUNTS_FROM_UNKNOWN, told);
                } else {
                    warn(WarningSentence.WORDS_COUNT_FROM_UNKNOWN, told, date.words());
                }
                return;
            }
        }
        checkWordsAlone(told);
    }

    /** "Recently" and "in the last 12 months" say when to whoever knows when that was said. */
    private void checkWordsAlone(Told told) {
        StatedDate date = told.resolved();
        if (date != null
                && date.isUnknown()
                && date.words() != null
                && !told.evidence().isEmpty()
                && onRecord.find(told.entry().entryId())
                        .flatMap(dating::lastDayOfSources)
                        .isEmpty()) {
            warn(WarningSentence.WORDS_ALONE, told, date.words());
        }
    }

    private void checkRenewal(Told told) {
        References.linked(told.entry(), LinkKind.RENEWS).stream()
                .flatMap(renewed -> chronology.find(renewed).stream())
                .filter(renewed -> told.window().isCertainlyBefore(renewed.window()))
                .forEach(renewed -> warnOf(WarningSentence.RENEWED_TOO_EARLY, told, renewed));
        RenewedPaper described = described(told.entry());
        StatedDate signedOn = described == null ? null : described.signedOn();
        if (signedOn != null
                && dating.resolved(signedOn)
                        .filter(signed -> told.window().isCertainlyBefore(signed.firstDay()))
                        .isPresent()) {
            warn(WarningSentence.RENEWED_TOO_EARLY, told);
        }
    }

    private static @Nullable RenewedPaper described(Entry entry) {
        if (entry instanceof MoURenewed renewal) {
            return renewal.renews();
        }
        return entry instanceof AgreementRenewed renewal ? renewal.renews() : null;
    }

    private void checkReport(Told told) {
        boolean isUndated = told.resolved() == null || told.resolved().isUnknown();
        if (told.entry() instanceof RelationReported && isUndated) {
            warn(WarningSentence.SINCE_WHEN, told);
        }
    }

    private void checkOccasion(Told told) {
        References.linked(told.entry(), LinkKind.DURING).stream()
                .flatMap(occasion -> chronology.find(occasion).stream())
                .filter(occasion ->
                        occasion.entry() instanceof DelegationRecorded || occasion.entry() instanceof MeetingRecorded)
                .filter(occasion -> told.window().isCertainlyBefore(occasion.window())
                        || lastDay(occasion).isCertainlyBefore(told.window()))
                .forEach(occasion -> warnOf(WarningSentence.NOT_DURING, told, occasion));
    }

    private static Window lastDay(Told told) {
        StatedDate date = told.resolved();
        return date != null && date.isInterval() ? date.lastDay() : told.window();
    }

    /**
     * Papers and acts; and visits of whom to whom on the same days, since two of one month are nothing strange. Those of the
     * same days first, since they are few.
     */
    private void checkTwins() {
        Map<Days, List<Told>> byDays = new HashMap<>();
        for (Told told : chronology.inOrder()) {
            StatedDate date = told.resolved();
            if (date != null && !date.isUnknown() && (isAct(told.entry()) || isVisitOnDays(told.entry(), date))) {
                byDays.computeIfAbsent(
                                new Days(told.entry().getClass(), date.firstDay(), date.lastDay()),
                                any -> new ArrayList<>(2))
                        .add(told);
            }
        }
        for (List<Told> ofTheSameDays : byDays.values()) {
            if (ofTheSameDays.size() > 1) {
                Map<List<Object>, List<Told>> byAct = new HashMap<>();
                ofTheSameDays.forEach(told -> byAct.computeIfAbsent(act(told.entry()), any -> new ArrayList<>(2))
                        .add(told));
                byAct.values().forEach(this::checkTwins);
            }
        }
    }

    /** A kind of entry, and the first and last days of its date. */
    private record Days(Class<?> kind, Window first, Window last) {}

    private static boolean isAct(Entry entry) {
        return Dates.act(entry) != null || Paper.instrument(entry).isPresent();
    }

    private static boolean isVisitOnDays(Entry entry, StatedDate date) {
        Engagement visit = engagement(entry);
        return visit != null
                && !visit.from().isEmpty()
                && !visit.hosts().isEmpty()
                && isOneDay(date.firstDay())
                && isOneDay(date.lastDay());
    }

    private static boolean isOneDay(Window days) {
        return days.earliest() != null && days.earliest().equals(days.latest());
    }

    private static @Nullable Engagement engagement(Entry entry) {
        if (entry instanceof DelegationRecorded visit) {
            return visit.engagement();
        }
        return entry instanceof MeetingRecorded meeting ? meeting.engagement() : null;
    }

    /** What makes it the same act as another of the same kind and days. */
    private static List<Object> act(Entry entry) {
        Engagement visit = engagement(entry);
        if (visit != null) {
            return List.of(visit.kind(), Set.copyOf(visit.from()), Set.copyOf(visit.hosts()));
        }
        Act act = Dates.act(entry);
        return act == null
                ? Paper.instrument(entry)
                        .map(paper -> List.<Object>of(paper.form(), paper.establishes(), paper.parties(), title(paper)))
                        .orElse(List.of())
                : List.of(act.by(), paper(act));
    }

    private static Object title(Instrument paper) {
        return Optional.ofNullable(paper.title());
    }

    private static Object paper(Act act) {
        return Optional.ofNullable(act.instrument());
    }

    private void checkTwins(List<Told> twins) {
        Told first = twins.get(0);
        List<EntryId> sameAsFirst = References.linked(first.entry(), LinkKind.SAME_AS);
        for (Told other : twins.subList(1, twins.size())) {
            if (References.linked(other.entry(), LinkKind.SAME_AS).isEmpty()
                    && !sameAsFirst.contains(other.entry().entryId())
                    && (engagement(other.entry()) == null || areOfTwoSources(first, other))) {
                warnOf(WarningSentence.TWINS, other, first);
            }
        }
    }

    /** One source that tells of two visits on the same days means two. */
    private static boolean areOfTwoSources(Told one, Told other) {
        Set<SourceId> sources = sources(one);
        return !sources.isEmpty()
                && !other.evidence().isEmpty()
                && sources(other).stream().noneMatch(sources::contains);
    }

    private static Set<SourceId> sources(Told told) {
        return told.evidence().stream().map(Evidence::source).collect(Collectors.toSet());
    }

    private void warn(WarningSentence sentence, Told told, Object... values) {
        notices.add(Notice.of(Warning.of(sentence, List.of(told.entry().entryId()), values)));
    }

    private void warnOf(WarningSentence sentence, Told told, Told other) {
        notices.add(Notice.of(Warning.of(
                sentence, List.of(told.entry().entryId(), other.entry().entryId()))));
    }
}
