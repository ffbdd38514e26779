package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StatementKind;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** An intent is no friendship, and a friendship no twinning, whatever words are used; and what sources disagree about. */
final class Rungs {
    private final List<Told> inOrder;
    private final Overdue overdue;
    private final Supplier<List<Spell>> spells;

    Rungs(List<Told> inOrder, Overdue overdue, Supplier<List<Spell>> spells) {
        this.inOrder = inOrder;
        this.overdue = overdue;
        this.spells = spells;
    }

    List<Notice> notices(Predicate<Told> asked) {
        List<Notice> notices = new ArrayList<>();
        for (Told told : inOrder) {
            if (asked.test(told)) {
                named(told.entry())
                        .flatMap(relation -> notReached(told, relation))
                        .ifPresent(notices::add);
            }
        }
        addConflicts(notices);
        return notices;
    }

    /** Where something lower is on record that could be mistaken for it, and until it is reached. */
    private Optional<Notice> notReached(Told told, Relation named) {
        LocalDate from = null;
        LocalDate until = overdue.closedOn(told);
        boolean isLower = false;
        for (Spell spell : spells.get()) {
            Relation relation = spell.status().relation();
            if (relation.compareTo(named) >= 0) {
                LocalDate reached = spell.from();
                until = reached == null || until == null || reached.isBefore(until) ? reached : until;
                break;
            } else if (relation.compareTo(Relation.INTENT) >= 0 && !isLower) {
                from = spell.from();
                isLower = true;
            }
        }
        LocalDate said = told.window().earliest();
        Notice notice = Notice.on(
                Warning.of(
                        WarningSentence.STANDS_LOWER,
                        List.of(told.entry().entryId()),
                        named.name().toLowerCase(Locale.ROOT)),
                said == null || (from != null && from.isAfter(said)) ? from : said,
                until);
        return isLower && notice.holdsEver() ? Optional.of(notice) : Optional.empty();
    }

    /** The relation above what the entry itself establishes. */
    private static Optional<Relation> named(Entry entry) {
        Instrument paper = Paper.instrument(entry).orElse(null);
        if (paper != null) {
            String title = paper.title();
            return title == null || paper.establishes().contains(Rung.NOTHING)
                    ? Optional.empty()
                    : RungWords.named(title)
                            .filter(named -> paper.establishes().stream()
                                    .allMatch(rung -> rung.relation().compareTo(named) < 0));
        }
        if (entry instanceof SigningPlanned plan) {
            return plan.toEstablish().stream()
                    .map(Rung::relation)
                    .filter(relation -> relation.compareTo(Relation.INTENT) > 0)
                    .min(Comparator.naturalOrder());
        }
        if (entry instanceof StatementRecorded told && told.statement().kind() == StatementKind.INTENTION) {
            Statement statement = told.statement();
            return RungWords.named(statement.summary() + " " + String.join(" ", statement.about()));
        }
        return Optional.empty();
    }

    private void addConflicts(List<Notice> notices) {
        List<Told> reports = inOrder.stream()
                .filter(told -> told.entry() instanceof RelationReported reported
                        && reported.relation() != Relation.UNSPECIFIED)
                .toList();
        for (int i = 1; i < reports.size(); i++) {
            for (int j = 0; j < i; j++) {
                conflict(reports.get(j), reports.get(i)).map(Notice::of).ifPresent(notices::add);
            }
        }
    }

    private static Optional<Warning> conflict(Told one, Told other) {
        Relation first = ((RelationReported) one.entry()).relation();
        Relation second = ((RelationReported) other.entry()).relation();
        if (first == second || !since(one).equals(since(other)) || haveOneSource(one, other)) {
            return Optional.empty();
        }
        return Optional.of(Warning.of(
                WarningSentence.TWO_RELATIONS,
                List.of(one.entry().entryId(), other.entry().entryId()),
                first,
                second));
    }

    private static Window since(Told told) {
        StatedDate date = told.resolved();
        return date == null ? Window.ANY_DAY : date.firstDay();
    }

    private static boolean haveOneSource(Told one, Told other) {
        return one.evidence().stream()
                .anyMatch(first -> other.evidence().stream()
                        .anyMatch(second -> first.source().equals(second.source())));
    }

    /** The spells in which the partnership is dormant, each with the last paper or engagement before it. */
    List<Notice> dormancy() {
        List<Notice> notices = new ArrayList<>();
        for (Spell spell : spells.get()) {
            LocalDate from = spell.from();
            if (spell.status().dormant() && from != null) {
                lastSignOfLife(from).ifPresent(last -> add(notices, last, from, spell.until()));
            }
        }
        return notices;
    }

    /** What other spells of one dormancy say is said once. */
    private static void add(List<Notice> notices, Told last, LocalDate from, @Nullable LocalDate until) {
        Notice before = notices.isEmpty() ? null : notices.get(notices.size() - 1);
        LocalDate begun = from;
        if (before != null && from.equals(before.until())) {
            notices.remove(before);
            begun = before.from() == null ? from : before.from();
        }
        notices.add(Notice.on(
                Warning.of(WarningSentence.SILENT, List.of(last.entry().entryId())), begun, until));
    }

    private Optional<Told> lastSignOfLife(LocalDate before) {
        return inOrder.stream()
                .filter(told -> Dormancy.isSignOfLife(told.entry()))
                .filter(told -> told.window().possiblyBy(before))
                .reduce((first, second) -> second)
                .or(() -> inOrder.stream()
                        .filter(told -> told.entry() instanceof RelationReported)
                        .filter(told -> told.window().possiblyBy(before))
                        .reduce((first, second) -> second));
    }
}
