package org.citypartnerships.history;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
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
        Dates.all(entry)
                .flatMap(date -> Stream.ofNullable(date.relative()))
                .map(RelativeTo::to)
                .filter(anchor -> anchor.startsWith(ENTRY))
                .map(anchor -> new EntryId(anchor.substring(ENTRY.length())))
                .forEach(named::add);
        return named;
    }

    /** The entries that this one comes after by its nature; "the month before" does not. */
    static Set<EntryId> followedBy(Entry entry) {
        Set<EntryId> named = new LinkedHashSet<>();
        entry.header().links().stream()
                .filter(link -> link.to().stream().equals(entry.stream()))
                .map(link -> link.to().entry())
                .forEach(named::add);
        if (entry instanceof IntentWithdrawn withdrawn) {
            named.add(withdrawn.proposal());
        } else if (entry instanceof PlanCancelled cancelled) {
            named.add(cancelled.plan());
        } else if (entry instanceof InstrumentExpired expired) {
            named.add(expired.instrument());
        } else if (entry instanceof InstrumentTerminated terminated) {
            named.add(terminated.instrument());
        }
        Dates.act(entry).map(Act::instrument).ifPresent(named::add);
        return named;
    }

    /** The entries of the same stream to which this one has a link of the kind. */
    static Stream<EntryId> linked(Entry entry, LinkKind kind) {
        return entry.header().links().stream()
                .filter(link -> link.kind() == kind && link.to().stream().equals(entry.stream()))
                .map(Link::to)
                .map(reference -> reference.entry());
    }
}
