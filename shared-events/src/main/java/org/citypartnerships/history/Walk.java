package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.citypartnerships.values.Window;

/**
 * The course of things from day to day: the moves that count by a day, in order. Where a later day only adds moves at the
 * end, it goes on from the day before; where it adds one in between, it begins again.
 */
final class Walk {
    private final List<Move> moves;
    private final BiPredicate<Window, LocalDate> countsBy;
    private final Supplier<Course> beginning;
    private Course course;
    private BitSet counted = new BitSet();

    Walk(List<Move> moves, BiPredicate<Window, LocalDate> countsBy, Supplier<Course> beginning) {
        this.moves = moves;
        this.countsBy = countsBy;
        this.beginning = beginning;
        this.course = beginning.get();
    }

    /** Where things stand at the end of the day, which is not before the day last asked for. */
    Course on(LocalDate day) {
        BitSet counting = new BitSet(moves.size());
        for (int at = 0; at < moves.size(); at++) {
            counting.set(at, countsBy.test(moves.get(at).window(), day));
        }
        BitSet added = (BitSet) counting.clone();
        added.andNot(counted);
        boolean inBetween = !added.isEmpty() && added.nextSetBit(0) < counted.length();
        if (inBetween) {
            course = beginning.get();
            added = counting;
        }
        added.stream().forEach(at -> course.apply(moves.get(at)));
        counted = counting;
        return course;
    }
}
