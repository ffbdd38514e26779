package org.citypartnerships.commandside;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.history.Fact;
import org.citypartnerships.history.History;
import org.citypartnerships.values.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command, and which entries count, by the policy of the day, only once another person has confirmed them.
 *
 * @param by issuer and subject, as {@code local#u-7k3m…}; null if nobody is known, who can confirm nothing
 * @param confirmed the kinds of entries; none where one person is enough
 */
public record FourEyes(@Nullable String by, Set<Confirmable> confirmed) {

    /** The key of an event's metadata that names the policy under which it was recorded. */
    public static final String POLICY = "policy";

    /** Where one person is enough. */
    public static FourEyes notNeeded() {
        return new FourEyes(null, Set.of());
    }

    /** The policy in a word for the metadata of events: {@code none}, or {@code SIGNINGS,ENDINGS}. */
    public static String words(Set<Confirmable> confirmed) {
        return confirmed.isEmpty()
                ? "none"
                : new TreeSet<>(confirmed).stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /**
     * Whether the entry counts only once it is confirmed. What mends such an entry is confirmed too, as otherwise one person
     * could have said it; what mends one that still waits is confirmed with it.
     */
    boolean areNeededFor(Entry entry, History history) {
        if (confirmed.isEmpty()) {
            return false;
        }
        Optional<EntryId> mended = mendedBy(entry, history);
        if (mended.filter(history::isWaiting).isPresent()) {
            return false;
        }
        return !Collections.disjoint(confirmed, Confirmable.of(entry))
                || mended.flatMap(history::asRecorded)
                        .filter(recorded -> areNeededFor(recorded, history))
                        .isPresent();
    }

    /** What the event's metadata say of that. */
    Map<String, String> metadata(boolean awaitsConfirmation) {
        return awaitsConfirmation ? Map.of(Fact.CONFIRMATION, Fact.REQUIRED) : Map.of();
    }

    /** The entry that this one changes, if it is one that changes another. */
    static Optional<EntryId> mendedBy(Entry entry, History history) {
        if (entry instanceof EntryCorrected correction) {
            return Optional.of(correction.corrects());
        }
        if (entry instanceof EntryRetracted retraction) {
            return Optional.of(retraction.retracts());
        }
        return entry instanceof DisputeSettled settlement
                ? history.asRecorded(settlement.dispute())
                        .filter(EntryContested.class::isInstance)
                        .map(contest -> ((EntryContested) contest).contests())
                : Optional.empty();
    }
}
