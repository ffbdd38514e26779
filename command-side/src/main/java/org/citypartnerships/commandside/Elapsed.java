package org.citypartnerships.commandside;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.PlanOverdue;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.events.TermElapsed;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.StreamId;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * What has ended with days that have passed since it was recorded, and is not noted yet: each once, since what is noted stands in
 * the stream. What had ended before anybody recorded it is history and no news.
 */
public final class Elapsed {

    private static final String SOURCE = SourceId.KIND;
    private static final String ENTRY = "entry:";

    private final StreamId stream;
    private final History history;
    private final Chronicle chronicle;
    private final DaysPassed passed;

    private Elapsed(StreamId stream, History history, Anchors anchors, DaysPassed passed) {
        this.stream = stream;
        this.history = history;
        this.chronicle = history.under(anchors);
        this.passed = passed;
    }

    /** The events to note, in the order of their days. */
    public static List<Event> in(StreamId stream, History history, Anchors anchors, DaysPassed passed) {
        return new Elapsed(stream, history, anchors, passed).events();
    }

    /** The sources from whose dates the planned days and terms of the stream count. */
    public static Set<SourceId> sourcesCountedFrom(History history) {
        Set<SourceId> sources = new HashSet<>();
        history.standing()
                .forEach(entry -> relatives(entry)
                        .filter(to -> to.startsWith(SOURCE))
                        .forEach(to -> sources.add(new SourceId(to))));
        return sources;
    }

    private record Ended(LocalDate day, Event event) {}

    private List<Event> events() {
        List<Ended> ended = new ArrayList<>();
        for (PlanStatus plan : chronicle.plans(Chronicle.LAST_DAY)) {
            LocalDate due = plan.dueOn();
            if (due != null && isNews(plan.plan(), due) && isOverdue(plan.plan(), due.plusDays(1))) {
                ended.add(new Ended(due, new PlanOverdue(stream, plan.plan(), due)));
            }
        }
        if (stream instanceof PartnershipId partnership) {
            for (InstrumentStatus paper : chronicle.at(Chronicle.LAST_DAY).instruments()) {
                LocalDate last = lastDay(paper.lastDay());
                if (last != null && isNews(paper.entry(), last) && hasRunOut(paper.entry(), last.plusDays(1))) {
                    ended.add(new Ended(last, new TermElapsed(partnership, paper.entry(), last)));
                }
            }
        }
        return ended.stream()
                .sorted(java.util.Comparator.comparing(Ended::day))
                .map(Ended::event)
                .filter(event -> !isNoted(event))
                .toList();
    }

    private static @Nullable LocalDate lastDay(@Nullable Window days) {
        return days == null ? null : days.latest();
    }

    private boolean isOverdue(EntryId plan, LocalDate day) {
        return chronicle.plans(day).stream()
                .anyMatch(status -> status.plan().equals(plan) && status.progress() == PlanStatus.Progress.OVERDUE);
    }

    private boolean hasRunOut(EntryId paper, LocalDate day) {
        return chronicle.at(day).instruments().stream()
                .anyMatch(status -> status.entry().equals(paper)
                        && status.standing() == Standing.EXPIRED
                        && status.renewedBy() == null);
    }

    private boolean isNoted(Event event) {
        return history.facts().stream().map(Fact::event).anyMatch(event::equals);
    }

    /** Whether the day has passed, and only after it was known that it would count. */
    private boolean isNews(EntryId entry, LocalDate day) {
        return day.isBefore(passed.today())
                && knownSince(entry).filter(known -> !day.isBefore(known)).isPresent();
    }

    private Optional<LocalDate> knownSince(EntryId id) {
        Entry entry = history.entry(id).orElse(null);
        if (entry == null) {
            return Optional.empty();
        }
        LocalDate known = LocalDate.MIN;
        Set<EntryId> about = new HashSet<>(Set.of(id));
        for (String to : relatives(entry).toList()) {
            if (to.startsWith(SOURCE)) {
                LocalDate dated = passed.datedOn().get(new SourceId(to));
                if (dated == null) {
                    return Optional.empty();
                }
                known = dated.isAfter(known) ? dated : known;
            } else {
                about.add(new EntryId(to.substring(ENTRY.length())));
            }
        }
        for (Fact fact : history.facts()) {
            if (fact.event() instanceof Entry told
                    && (about.contains(told.entryId())
                            || target(told).filter(about::contains).isPresent())) {
                about.add(told.entryId());
                LocalDate day = LocalDate.ofInstant(fact.recordedAt(), ZoneOffset.UTC);
                known = day.isAfter(known) ? day : known;
            }
        }
        return Optional.of(known);
    }

    /** The entry that another reads otherwise since. */
    private static Optional<EntryId> target(Entry entry) {
        if (entry instanceof EntryCorrected correction) {
            return Optional.of(correction.corrects());
        } else if (entry instanceof EntryRetracted retraction) {
            return Optional.of(retraction.retracts());
        } else if (entry instanceof EntryContested contest) {
            return Optional.of(contest.contests());
        }
        return entry instanceof DisputeSettled settlement ? Optional.of(settlement.dispute()) : Optional.empty();
    }

    /** What the days of a plan or paper count from: {@code source:…} or {@code entry:…}. */
    private static Stream<String> relatives(Entry entry) {
        return dates(entry).map(StatedDate::relative).filter(Objects::nonNull).map(RelativeTo::to);
    }

    private static Stream<StatedDate> dates(Entry entry) {
        if (entry instanceof SigningPlanned plan) {
            return Stream.ofNullable(plan.plannedFor());
        } else if (entry instanceof EngagementPlanned plan) {
            return Stream.ofNullable(plan.plannedFor());
        }
        Instrument paper = paper(entry);
        Term term = paper == null ? null : paper.term();
        return term == null
                ? Stream.empty()
                : Stream.concat(Stream.ofNullable(entry.header().happened()), Stream.ofNullable(term.until()));
    }

    private static @Nullable Instrument paper(Entry entry) {
        if (entry instanceof ProtocolSigned signed) {
            return signed.instrument();
        } else if (entry instanceof MoUSigned signed) {
            return signed.instrument();
        } else if (entry instanceof AgreementSigned signed) {
            return signed.instrument();
        } else if (entry instanceof MoURenewed renewed) {
            return renewed.instrument();
        }
        return entry instanceof AgreementRenewed renewed ? renewed.instrument() : null;
    }
}
