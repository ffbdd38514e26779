package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.InstrumentExpired;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.IntentWithdrawn;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.StatedDate;

/** What an entry names of its own stream. */
final class References {
    private static final String ENTRY = "entry:";

    private References() {}

    /**
     * Every entry that this one needs: by its links, its fields, or what its dates count from. What it replaces it does not
     * need: that is to be retracted.
     */
    static Set<EntryId> neededBy(Entry entry) {
        Set<EntryId> named = new LinkedHashSet<>(followedBy(entry));
        linked(entry, LinkKind.REPLACES).forEach(named::remove);
        for (StatedDate date : Dates.all(entry)) {
            RelativeTo relative = date.relative();
            if (relative != null && relative.to().startsWith(ENTRY)) {
                named.add(new EntryId(relative.to().substring(ENTRY.length())));
            }
        }
        return named;
    }

    /** The entries that this one comes after by its nature, some perhaps twice; "the month before" does not. */
    static List<EntryId> followedBy(Entry entry) {
        List<EntryId> named = new ArrayList<>(2);
        for (Link link : entry.header().links()) {
            if (link.to().stream().equals(entry.stream())) {
                named.add(link.to().entry());
            }
        }
        if (entry instanceof IntentWithdrawn withdrawn) {
            named.add(withdrawn.proposal());
        } else if (entry instanceof PlanCancelled cancelled) {
            named.add(cancelled.plan());
        } else if (entry instanceof InstrumentExpired expired) {
            named.add(expired.instrument());
        } else if (entry instanceof InstrumentTerminated terminated) {
            named.add(terminated.instrument());
        }
        Act act = Dates.act(entry);
        EntryId paper = act == null ? null : act.instrument();
        if (paper != null) {
            named.add(paper);
        }
        return named;
    }

    /** The entries of the same stream to which this one has a link of the kind. */
    static List<EntryId> linked(Entry entry, LinkKind kind) {
        List<EntryId> linked = List.of();
        for (Link link : entry.header().links()) {
            if (link.kind() == kind && link.to().stream().equals(entry.stream())) {
                linked = linked.isEmpty() ? new ArrayList<>(2) : linked;
                linked.add(link.to().entry());
            }
        }
        return linked;
    }
}
