package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.citypartnerships.values.Window;

/** All days, in runs with the same status: it can change only where a move begins or ceases to be open, or dormancy begins. */
final class Spells {
    private Spells() {}

    static List<Spell> of(List<Move> moves, Dormancy dormancy, Function<LocalDate, Status> statusOn) {
        List<Spell> spells = new ArrayList<>();
        LocalDate from = null;
        Status status = statusOn.apply(LocalDate.MIN);
        for (LocalDate day : days(moves, dormancy)) {
            Status next = statusOn.apply(day);
            if (!next.equals(status)) {
                spells.add(new Spell(from, day, status));
                from = day;
                status = next;
            }
        }
        spells.add(new Spell(from, null, status));
        return List.copyOf(spells);
    }

    private static NavigableSet<LocalDate> days(List<Move> moves, Dormancy dormancy) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        moves.stream().map(Move::window).flatMap(Spells::ends).forEach(days::add);
        dormancy.beginnings(moves.stream().map(Move::window).flatMap(Spells::ends))
                .forEach(days::add);
        dormancy.awakenings().forEach(days::add);
        return days.headSet(LastDay.OF_ALL, true);
    }

    private static Stream<LocalDate> ends(Window window) {
        return Stream.concat(Stream.ofNullable(window.earliest()), Stream.ofNullable(window.latest()));
    }
}
