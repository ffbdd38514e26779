package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.FileAttached;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.WarningHeeded;
import org.citypartnerships.events.WarningSilenced;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.Visibility;

/**
 * What stands on record after corrections, retractions, confirmations, rejections and settled disputes.
 *
 * <p>These are about our record and not about the world: among themselves the order of recording counts. What waits for a second
 * person takes its place in that order when it is confirmed; until then it can be corrected and witnessed, and changes nothing.
 */
final class OnRecord {
    private final Map<EntryId, Recorded> standing = new LinkedHashMap<>();
    private final Map<EntryId, Recorded> waiting = new LinkedHashMap<>();
    private final Set<EntryId> everRecorded = new HashSet<>();
    private final Map<EntryId, EntryContested> contests = new HashMap<>();
    private final Map<Silenced, Silence> silences = new HashMap<>();
    /** Whether anything told of the world has ever counted. */
    private boolean counted;

    /** Whether anything was recorded that counts only once a second person has confirmed it. */
    private boolean proposed;

    private List<Recorded> told = List.of();
    private List<Side> sides = List.of();
    private final List<Side> sidesOfDuplicates = new ArrayList<>();

    /** An entry, and the rule that is silent about it. */
    private record Silenced(EntryId entry, String code) {}

    private OnRecord() {}

    static OnRecord of(List<Fact> facts) {
        OnRecord onRecord = new OnRecord();
        Set<EntryId> gone = retractedOrRejected(facts);
        for (Fact fact : facts) {
            if (fact.event() instanceof PartnershipOpened opened && onRecord.sides.isEmpty()) {
                onRecord.sides = opened.sides();
            } else if (fact.event() instanceof PartnershipOpened again) {
                onRecord.sidesOfDuplicates.addAll(again.sides());
            } else if (fact.event() instanceof EntryConfirmed confirmation) {
                onRecord.counted = true;
                onRecord.confirm(confirmation.confirms());
            } else if (fact.event() instanceof Entry entry) {
                onRecord.everRecorded.add(entry.entryId());
                onRecord.proposed |= fact.awaitsConfirmation();
                onRecord.counted |= !fact.awaitsConfirmation() && !isAboutTheRecord(entry);
                if (!gone.contains(entry.entryId())) {
                    onRecord.take(
                            new Recorded(entry, fact.sequence(), fact.recordedAt(), List.of()),
                            fact.awaitsConfirmation());
                }
            }
        }
        onRecord.told = onRecord.standing()
                .filter(recorded -> !isAboutTheRecord(recorded.entry()))
                .toList();
        return onRecord;
    }

    /** From the last to the first: a retraction that was itself retracted, or that still waits, takes nothing away. */
    private static Set<EntryId> retractedOrRejected(List<Fact> facts) {
        Set<EntryId> gone = new HashSet<>();
        Set<EntryId> confirmed = new HashSet<>();
        for (int last = facts.size() - 1; last >= 0; last--) {
            Fact fact = facts.get(last);
            if (fact.event() instanceof EntryRejected rejected) {
                gone.add(rejected.rejects());
            } else if (fact.event() instanceof EntryConfirmed confirmation) {
                confirmed.add(confirmation.confirms());
            } else if (fact.event() instanceof EntryRetracted retracted
                    && !gone.contains(retracted.entryId())
                    && (!fact.awaitsConfirmation() || confirmed.contains(retracted.entryId()))) {
                gone.add(retracted.retracts());
            }
        }
        return gone;
    }

    private void take(Recorded recorded, boolean awaitsConfirmation) {
        if (awaitsConfirmation) {
            waiting.put(recorded.entry().entryId(), recorded);
        } else {
            add(recorded);
        }
    }

    private void confirm(EntryId id) {
        Recorded confirmed = waiting.remove(id);
        if (confirmed != null) {
            add(confirmed);
        }
    }

    /** What is not public is not told with what is. */
    private static boolean isTold(EvidenceAdded addition, Entry about) {
        return addition.header().visibility() == Visibility.PUBLIC
                || about.header().visibility() != Visibility.PUBLIC;
    }

    private void add(Recorded recorded) {
        Entry entry = recorded.entry();
        if (entry instanceof EntryCorrected correction) {
            read(correction.corrects(), correction.entry());
        } else if (entry instanceof EvidenceAdded addition) {
            change(
                    addition.corroborates(),
                    witnessed -> isTold(addition, witnessed.entry())
                            ? witnessed.with(addition.header().evidence())
                            : witnessed);
        } else if (entry instanceof EntryContested contest) {
            contests.put(contest.entryId(), contest);
        } else if (entry instanceof DisputeSettled settlement) {
            settle(settlement);
        } else if (entry instanceof WarningSilenced silenced) {
            silences.put(
                    new Silenced(silenced.silences(), silenced.code()),
                    new Silence(silenced.entryId(), silenced.reason()));
        } else if (entry instanceof WarningHeeded heeded) {
            silences.remove(new Silenced(heeded.heeds(), heeded.code()));
        }
        standing.put(entry.entryId(), recorded);
    }

    private void settle(DisputeSettled settlement) {
        EntryContested contest = contests.remove(settlement.dispute());
        if (contest != null && settlement.prevailing() == Prevailing.CLAIMED) {
            find(contest.contests())
                    .or(() -> Optional.ofNullable(waiting.get(contest.contests())))
                    .flatMap(recorded -> Claim.of(contest).in(recorded.entry()))
                    .ifPresent(claimed -> read(contest.contests(), claimed));
        }
    }

    private void read(EntryId id, Entry entry) {
        change(id, recorded -> recorded.reading(entry));
    }

    private void change(EntryId id, UnaryOperator<Recorded> mend) {
        standing.computeIfPresent(id, (known, recorded) -> mend.apply(recorded));
        waiting.computeIfPresent(id, (known, recorded) -> mend.apply(recorded));
    }

    boolean has(EntryId entry) {
        return everRecorded.contains(entry);
    }

    Optional<Recorded> find(EntryId entry) {
        return Optional.ofNullable(standing.get(entry));
    }

    /** The entries that count only once a second person has confirmed them, in the order of recording. */
    Collection<Recorded> waiting() {
        return waiting.values();
    }

    boolean isWaiting(EntryId entry) {
        return waiting.containsKey(entry);
    }

    /** Whether nothing told here has ever counted, since all of it still waits or was rejected. */
    boolean isAllProposed() {
        return proposed && !counted;
    }

    /** Every standing entry, in the order in which they came to count. */
    Stream<Recorded> standing() {
        return standing.values().stream();
    }

    /** Whether the entry contests another and nobody has settled that yet. */
    boolean isOpenDispute(EntryId entry) {
        return contests.containsKey(entry);
    }

    /** Why the rule is silent about the entry; empty if it is not. */
    Optional<Silence> silence(EntryId entry, String code) {
        return Optional.ofNullable(silences.get(new Silenced(entry, code)));
    }

    /** Why the warning is silenced, for whichever of its entries; empty if it is not. */
    Optional<Silence> silence(Warning warning) {
        return silences.isEmpty()
                ? Optional.empty()
                : warning.entries().stream()
                        .flatMap(entry -> silence(entry, warning.code().name()).stream())
                        .findFirst();
    }

    /** The standing entries that tell something of the world. */
    List<Recorded> told() {
        return told;
    }

    /** The sides with which the partnership's stream began; none in other streams. */
    List<Side> sides() {
        return sides;
    }

    /** The sides with which duplicates of this stream began: their members act for these sides, but are no members. */
    List<Side> sidesOfDuplicates() {
        return sidesOfDuplicates;
    }

    /** The entries about whose standing there is an open dispute. */
    Set<EntryId> contestedStandings() {
        Set<EntryId> contested = new HashSet<>();
        for (EntryContested contest : contests.values()) {
            if (contest.field().equals("/standing")) {
                contested.add(contest.contests());
            }
        }
        return contested;
    }

    static boolean isAboutTheRecord(Entry entry) {
        return entry instanceof EntryCorrected
                || entry instanceof EntryRetracted
                || entry instanceof EvidenceAdded
                || entry instanceof EntryContested
                || entry instanceof DisputeSettled
                || entry instanceof FileAttached
                || entry instanceof DuplicateDeclared
                || entry instanceof WarningSilenced
                || entry instanceof WarningHeeded;
    }
}
