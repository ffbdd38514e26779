package org.citypartnerships.queryside.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.FileAttached;
import org.citypartnerships.events.WarningHeeded;
import org.citypartnerships.events.WarningSilenced;
import org.citypartnerships.history.Fact;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.values.EntryId;

/** Which entry about the world each event of a stream is about: itself, or the one that it corrects, retracts, contests … */
public final class Roots {

    private final Map<EntryId, EntryId> targets = new HashMap<>();

    /** Of the events of one stream. */
    public Roots(List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact.event() instanceof Entry entry) {
                target(entry).ifPresent(target -> targets.put(entry.entryId(), target));
            }
        }
    }

    /** The entry that the event is about in the end; empty for what is about none, as the opening of a partnership. */
    public Optional<EntryId> of(Event event) {
        EntryId entry =
                event instanceof Entry told ? told.entryId() : target(event).orElse(null);
        return entry == null ? Optional.empty() : Optional.of(of(entry));
    }

    /** The entry that an entry is about in the end: itself, or the one that it corrects, retracts, contests … */
    public EntryId of(EntryId entry) {
        List<EntryId> way = wayFrom(entry);
        return way.get(way.size() - 1);
    }

    /** The entry, the one that it is about, the one that this is about …: a settlement, the contest, the entry contested. */
    List<EntryId> wayFrom(EntryId entry) {
        List<EntryId> way = new ArrayList<>(List.of(entry));
        EntryId next = targets.get(entry);
        while (next != null && way.size() <= targets.size()) {
            way.add(next);
            next = targets.get(next);
        }
        return way;
    }

    /** What the stream says about an entry about the world, as it was recorded: itself, corrections, evidence, settled disputes … */
    public List<Recorded> about(EntryId root, RecordedStream stream) {
        return stream.events().stream()
                .filter(recorded -> of(recorded.event()).filter(root::equals).isPresent())
                .toList();
    }

    /** The entry that the event names as what it is about; empty if it is about the world. */
    public static Optional<EntryId> target(Event event) {
        if (event instanceof EntryCorrected correction) {
            return Optional.of(correction.corrects());
        } else if (event instanceof EntryRetracted retraction) {
            return Optional.of(retraction.retracts());
        } else if (event instanceof EvidenceAdded evidence) {
            return Optional.of(evidence.corroborates());
        } else if (event instanceof EntryContested contest) {
            return Optional.of(contest.contests());
        } else if (event instanceof DisputeSettled settlement) {
            return Optional.of(settlement.dispute());
        } else if (event instanceof WarningSilenced silenced) {
            return Optional.of(silenced.silences());
        } else if (event instanceof WarningHeeded heeded) {
            return Optional.of(heeded.heeds());
        } else if (event instanceof FileAttached file) {
            return Optional.of(file.attachedTo());
        } else if (event instanceof EntryConfirmed confirmation) {
            return Optional.of(confirmation.confirms());
        } else if (event instanceof EntryRejected rejection) {
            return Optional.of(rejection.rejects());
        }
        return Optional.empty();
    }
}
