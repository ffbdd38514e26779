package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * All days, in runs with the same status: it can change only where a move begins or ceases to be open, or dormancy begins or
 * ends.
 *
 * @param all the runs, in order
 * @param inForceSince of each run since when, as said on its first day; of the first run on its last
 */
record Spells(List<Spell> all, Map<Spell, Optional<StatedDate>> inForceSince) {

    /** What is so on a day. */
    record Day(Status status, @Nullable StatedDate inForceSince) {}

    static Spells of(List<Move> moves, Dormancy dormancy, Function<LocalDate, Day> on) {
        List<Spell> spells = new ArrayList<>();
        Map<Spell, Optional<StatedDate>> since = new HashMap<>();
        LocalDate from = null;
        Day first = on.apply(LocalDate.MIN);
        for (LocalDate day : days(moves, dormancy)) {
            Day next = on.apply(day);
            if (!next.status().equals(first.status())) {
                Spell spell = new Spell(from, day, first.status());
                spells.add(spell);
                since.put(spell, Optional.ofNullable(first.inForceSince()));
                from = day;
                first = next;
            } else if (from == null) {
                first = next;
            }
        }
        Spell last = new Spell(from, null, first.status());
        spells.add(last);
        since.put(last, Optional.ofNullable(first.inForceSince()));
        return new Spells(List.copyOf(spells), since);
    }

    @Nullable
    StatedDate inForceSince(Spell spell) {
        Optional<StatedDate> since = inForceSince.get(spell);
        if (since == null) {
            throw new IllegalArgumentException("no spell of this chronicle: " + spell);
        }
        return since.orElse(null);
    }

    /** The days on which the status may change. */
    static NavigableSet<LocalDate> days(List<Move> moves, Dormancy dormancy) {
        Set<LocalDate> ends = new TreeSet<>();
        for (Move move : moves) {
            add(ends, move.window().earliest());
            add(ends, move.window().latest());
        }
        NavigableSet<LocalDate> days = new TreeSet<>(ends);
        dormancy.beginnings(ends.stream()).forEach(days::add);
        dormancy.awakenings().forEach(days::add);
        return days.headSet(LastDay.OF_ALL, true);
    }

    private static void add(Set<LocalDate> days, @Nullable LocalDate day) {
        if (day != null) {
            days.add(day);
        }
    }
}
