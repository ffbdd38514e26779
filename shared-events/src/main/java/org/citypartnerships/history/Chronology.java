package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.events.Entry;
import org.citypartnerships.values.EntryId;
import org.jspecify.annotations.Nullable;

/** Entries in the order in which they happened, never in that of recording. */
final class Chronology {
    private final Map<EntryId, Placed> placed = new HashMap<>();
    private final List<Told> inOrder;

    /** An entry and its place, once it has one. */
    private static final class Placed {
        private final Told told;
        private @Nullable Position position;
        /** The days of its position as numbers, which are compared faster. */
        private long earliest;

        private long latest;

        Placed(Told told) {
            this.told = told;
        }

        EntryId id() {
            return told.entry().entryId();
        }
    }

    Chronology(Collection<Recorded> told, Dating dating) {
        List<Placed> all = new ArrayList<>(told.size());
        List<Placed> naming = new ArrayList<>();
        for (Recorded recorded : told) {
            Placed one = new Placed(dating.tell(recorded));
            all.add(one);
            placed.put(one.id(), one);
            if (!References.followedBy(recorded.entry()).isEmpty()) {
                naming.add(one);
            }
        }
        naming.sort(Comparator.comparing(Placed::id));
        naming.forEach(this::place);
        for (Placed one : all) {
            Position position = place(one);
            one.earliest = position.earliest() == null
                    ? Long.MIN_VALUE
                    : position.earliest().toEpochDay();
            one.latest = position.latest() == null
                    ? Long.MAX_VALUE
                    : position.latest().toEpochDay();
        }
        all.sort(this::compare);
        this.inOrder = all.stream().map(one -> one.told).toList();
    }

    private int compare(Placed one, Placed other) {
        if (one.earliest != other.earliest) {
            return one.earliest < other.earliest ? -1 : 1;
        }
        return one.latest == other.latest ? place(one).compareTo(place(other)) : one.latest < other.latest ? -1 : 1;
    }

    List<Told> inOrder() {
        return inOrder;
    }

    Optional<Told> find(EntryId entry) {
        return Optional.ofNullable(placed.get(entry)).map(one -> one.told);
    }

    /** The notice from the day on of which the first of its entries is told that happened, and is not about the record. */
    Notice prompting(Notice notice) {
        return notice.warning().entries().stream()
                .flatMap(entry -> find(entry).stream())
                .findFirst()
                .map(told -> notice.promptedOn(told.toldFrom()))
                .orElse(notice);
    }

    Position position(Told one) {
        Placed known = placed.get(one.entry().entryId());
        if (known == null) {
            throw new IllegalStateException(one.entry().entryId() + " is not told in this stream");
        }
        return place(known);
    }

    /** Entries that name each other, as only a correction can make them, are placed as if the first named nothing. */
    private Position place(Placed one) {
        Position known = one.position;
        if (known != null) {
            return known;
        }
        Entry entry = one.told.entry();
        Position position =
                Position.of(one.told.window(), Kinds.placeOf(entry), one.id().value());
        one.position = position;
        for (EntryId named : References.followedBy(entry)) {
            Placed other = placed.get(named);
            if (other != null) {
                position = position.after(place(other));
            }
        }
        one.position = position;
        return position;
    }
}
