package org.citypartnerships.history;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.citypartnerships.values.EntryId;

/** The standing entries in the order in which they happened, never in that of recording. */
final class Chronology {
    private final Map<EntryId, Told> told = new TreeMap<>();
    private final Map<EntryId, Position> positions = new HashMap<>();
    private final Map<EntryId, Told> inOrder = new LinkedHashMap<>();

    Chronology(OnRecord onRecord, Dating dating) {
        onRecord.told().map(dating::tell).forEach(one -> told.put(one.entry().entryId(), one));
        told.keySet().forEach(this::place);
        told.values().stream()
                .sorted((one, other) -> position(one).compareTo(position(other)))
                .forEach(one -> inOrder.put(one.entry().entryId(), one));
    }

    List<Told> inOrder() {
        return List.copyOf(inOrder.values());
    }

    Optional<Told> find(EntryId entry) {
        return Optional.ofNullable(told.get(entry));
    }

    Position position(Told one) {
        return place(one.entry().entryId());
    }

    /** Entries that name each other, as only a correction can make them, are placed as if the first named nothing. */
    private Position place(EntryId id) {
        Position known = positions.get(id);
        if (known != null) {
            return known;
        }
        Told one = told.get(id);
        if (one == null) {
            throw new IllegalStateException(id + " is not told in this stream");
        }
        Position position = Position.of(one.window(), Kinds.placeOf(one.entry()), id.value());
        positions.put(id, position);
        for (EntryId named : References.followedBy(one.entry())) {
            if (told.containsKey(named)) {
                position = position.after(place(named));
            }
        }
        positions.put(id, position);
        return position;
    }
}
