package org.citypartnerships.commandside;

import java.util.List;
import java.util.Objects;
import org.citypartnerships.commands.JudgementCommand;
import org.citypartnerships.commands.RejectEntry;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;

/**
 * What a second person says of an entry that waits for one.
 *
 * <p>Whoever recorded it, or corrected it since, is not a second person, by whichever door the one or the other came.
 */
final class SecondPerson {

    private final Circumstances now;
    private final History history;

    SecondPerson(Circumstances now, History history) {
        this.now = now;
        this.history = history;
    }

    /**
     * What the command records.
     *
     * @throws Refused if the entry waits for nobody, the sender has a part in it, or it names what still waits or is named itself
     */
    Event of(JudgementCommand command) {
        EntryRef ref = command.entry();
        requireWaiting(ref);
        requireAnother(ref);
        if (command instanceof RejectEntry rejection) {
            EntryRejected rejected = new EntryRejected(now.target(), ref.entry(), rejection.reason());
            requireNothingLeftHanging(rejected);
            return rejected;
        }
        requireNamedToCount(ref);
        return new EntryConfirmed(now.target(), ref.entry());
    }

    private void requireWaiting(EntryRef ref) {
        if (!history.has(ref.entry())) {
            throw Refused.at(Reason.UNKNOWN_REFERENCE, "/entry", ref + " is not on record: record it first", ref);
        }
        if (!history.isWaiting(ref.entry())) {
            throw Refused.at(
                    Reason.NOT_WAITING,
                    "/entry",
                    ref
                            + (history.entry(ref.entry()).isPresent()
                                    ? " counts already"
                                    : " was retracted or rejected, and waits for nobody"));
        }
    }

    private void requireAnother(EntryRef ref) {
        boolean hasAPart = history.facts().stream()
                .filter(fact -> isOf(fact.event(), ref.entry()))
                .map(Fact::recordedBy)
                .anyMatch(by -> by == null || Objects.equals(by, now.eyes().by()));
        if (hasAPart || now.eyes().by() == null) {
            throw Refused.at(
                    Reason.SAME_PERSON,
                    "/entry",
                    "you recorded or corrected " + ref + " yourself: another person confirms or rejects it; to take it"
                            + " back, retract it");
        }
    }

    private static boolean isOf(Event event, EntryId id) {
        return (event instanceof Entry entry && entry.entryId().equals(id))
                || (event instanceof EntryCorrected correction
                        && correction.corrects().equals(id));
    }

    private void requireNamedToCount(EntryRef ref) {
        List<EntryId> waiting = history.waitingNamedBy(ref.entry());
        if (!waiting.isEmpty()) {
            throw new Refused(
                    Reason.CONFIRM_FIRST,
                    ref + " names " + waiting + ", which nobody has confirmed: confirm "
                            + (waiting.size() == 1 ? "it" : "them") + " first",
                    waiting.stream()
                            .map(entry -> FieldProblem.of(
                                    "/entry",
                                    new EntryRef(now.target(), entry) + " waits for confirmation",
                                    new EntryRef(now.target(), entry)))
                            .toList());
        }
    }

    /** As with a retraction: also what waits itself may name it. */
    private void requireNothingLeftHanging(EntryRejected rejected) {
        List<EntryId> naming = history.allConfirmed().naming(rejected.rejects());
        if (!naming.isEmpty()) {
            throw new Refused(
                    Reason.ENTRY_IS_NAMED,
                    naming + " would name an entry that does not stand: reject, correct or retract "
                            + (naming.size() == 1 ? "it" : "them") + " first",
                    naming.stream()
                            .map(entry -> FieldProblem.of(
                                    "/entry",
                                    new EntryRef(now.target(), entry) + " names it",
                                    new EntryRef(now.target(), entry)))
                            .toList());
        }
    }
}
