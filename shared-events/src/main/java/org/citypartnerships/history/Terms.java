package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.events.DecisionRecorded;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.InstrumentExpired;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** The days that papers set: when their terms end, when they are to be reviewed, by when somebody must give notice. */
final class Terms {
    /** Of a paper that renews itself without bound, so many days of notice are foreseen. */
    private static final int PERIODS_MAX = 100;

    /** A review may be held so long before its day. */
    private static final Period EARLY = Period.ofMonths(6);

    private final List<Told> inOrder;
    private final Moves moves;
    private final Dating dating;
    private final List<Notice> notices = new ArrayList<>();

    Terms(List<Told> inOrder, Moves moves, Dating dating) {
        this.inOrder = inOrder;
        this.moves = moves;
        this.dating = dating;
    }

    List<Notice> notices() {
        for (Told told : inOrder) {
            Optional<Paper> paper = moves.paper(told.entry().entryId());
            Term term =
                    paper.map(Paper::instrument).map(signed -> signed.term()).orElse(null);
            if (paper.isPresent() && term != null) {
                Closing closing = closing(paper.get());
                if (!closing.always()) {
                    add(paper.get(), term, closing.on());
                }
            }
        }
        return notices;
    }

    /** That nothing more comes of a paper: from a day on, or of no day that is known. */
    private record Closing(boolean always, @Nullable LocalDate on) {}

    private Closing closing(Paper paper) {
        LocalDate first = null;
        for (Told told : inOrder) {
            if (closes(told.entry(), paper.id())) {
                LocalDate day = told.window().earliest();
                if (day == null) {
                    return new Closing(true, null);
                }
                first = first == null || day.isBefore(first) ? day : first;
            }
        }
        return new Closing(false, first);
    }

    private static boolean closes(Entry entry, EntryId paper) {
        return References.linked(entry, LinkKind.RENEWS).contains(paper)
                || References.linked(entry, LinkKind.REPLACES).contains(paper)
                || (entry instanceof InstrumentExpired expired
                        && expired.instrument().equals(paper))
                || (entry instanceof InstrumentTerminated terminated
                        && terminated.instrument().equals(paper))
                || (entry instanceof PartnershipEnded ended
                        && (ended.act().instrument() == null
                                || paper.equals(ended.act().instrument())));
    }

    private void add(Paper paper, Term term, @Nullable LocalDate closed) {
        LocalDate last = latest(paper.lastDay());
        if (last != null) {
            onTheDay(warning(WarningSentence.TERM_ENDS, paper, last), last, closed);
        }
        StatedDate review = term.reviewOn();
        LocalDate reviewOn = review == null
                ? null
                : dating.resolved(review).map(day -> latest(day.lastDay())).orElse(null);
        if (reviewOn != null) {
            notices.add(Notice.on(
                    warning(WarningSentence.REVIEW_BY, paper, reviewOn),
                    reviewOn,
                    earlier(earlier(closed, reviewed(paper, reviewOn)), last == null ? null : last.plusDays(1))));
        }
        Period notice = term.noticePeriod();
        if (notice != null) {
            addDaysOfNotice(paper, term, notice, closed);
        }
    }

    private void addDaysOfNotice(Paper paper, Term term, Period notice, @Nullable LocalDate closed) {
        boolean goesOn = term.kind() == TermKind.SELF_RENEWING;
        Integer renewals = term.renewalsLeft();
        int ends = !goesOn ? 1 : renewals == null ? PERIODS_MAX : Math.min(renewals + 1, PERIODS_MAX);
        for (int period = 1; period <= ends; period++) {
            LocalDate end = end(paper, term, period);
            if (end == null || (closed != null && !closed.isAfter(end.minus(notice)))) {
                return;
            }
            LocalDate by = end.minus(notice);
            onTheDay(warning(WarningSentence.NOTICE_BY, paper, end, by), by, closed);
        }
    }

    /** The end of a period, the first being 1. */
    private @Nullable LocalDate end(Paper paper, Term term, int number) {
        Period period = term.period();
        StatedDate until = term.until();
        if (until != null) {
            LocalDate first =
                    dating.resolved(until).map(day -> latest(day.lastDay())).orElse(null);
            return first == null || period == null || number == 1 ? first : LastDay.after(first, period, number - 1);
        }
        LocalDate signed = latest(paper.told().window());
        return signed == null || period == null ? null : LastDay.after(signed, period, number);
    }

    /** The day on which something was signed, decided or affirmed that a review may have led to. */
    private @Nullable LocalDate reviewed(Paper paper, LocalDate reviewOn) {
        LocalDate early = reviewOn.minus(EARLY);
        return inOrder.stream()
                .filter(told -> !told.entry().entryId().equals(paper.id()))
                .filter(told -> told.entry() instanceof DecisionRecorded
                        || told.entry() instanceof PartnershipAffirmed
                        || Paper.instrument(told.entry()).isPresent())
                .map(told -> told.window().earliest())
                .filter(day -> day != null && !day.isBefore(early))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** It is to be seen some time before its day, so that what closes the paper before that day leaves no day at all. */
    private void onTheDay(Warning warning, LocalDate day, @Nullable LocalDate closed) {
        notices.add(Notice.on(warning, day, earlier(closed, day.plusDays(1))));
    }

    private static Warning warning(WarningSentence sentence, Paper paper, Object... days) {
        return Warning.of(sentence, List.of(paper.id()), days);
    }

    private static @Nullable LocalDate latest(@Nullable Window days) {
        return days == null ? null : LastDay.orNever(days.latest());
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
