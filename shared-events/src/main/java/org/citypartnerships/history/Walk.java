package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * The course of things from day to day: the moves that count by a day, in order. Where a later day adds a move in between, the
 * course goes back to that place and on from there.
 */
final class Walk {
    private final List<Move> moves;
    private final List<Step> steps;
    private final Course course;
    /** The places of the moves that count so far, in order. */
    private final int[] counted;

    private int counting;
    private int next;

    /** The day from which the move at a place counts. */
    private record Step(LocalDate day, int place) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int order = day.compareTo(other.day);
            return order == 0 ? Integer.compare(place, other.place) : order;
        }
    }

    private Walk(List<Move> moves, Function<Window, @Nullable LocalDate> countsFrom, Course beginning) {
        this.moves = moves;
        this.course = beginning;
        this.counted = new int[moves.size()];
        Step[] steps = new Step[moves.size()];
        int count = 0;
        for (int place = 0; place < moves.size(); place++) {
            LocalDate day = countsFrom.apply(moves.get(place).window());
            if (day != null) {
                steps[count++] = new Step(day, place);
            }
        }
        Arrays.sort(steps, 0, count);
        this.steps = Arrays.asList(steps).subList(0, count);
    }

    /** Everything that may have happened by a day. */
    static Walk possible(List<Move> moves, Course beginning) {
        return new Walk(moves, window -> window.earliest() == null ? LocalDate.MIN : window.earliest(), beginning);
    }

    /** Everything that certainly has happened by a day. */
    static Walk certain(List<Move> moves, Course beginning) {
        return new Walk(moves, Window::latest, beginning);
    }

    /** Where things stand at the end of the day, which is not before the day last asked for. */
    Course on(LocalDate day) {
        int first = next;
        while (next < steps.size() && !steps.get(next).day().isAfter(day)) {
            next++;
        }
        if (next > first) {
            count(first);
        }
        return course;
    }

    /** The steps from the first that did not count before. */
    private void count(int first) {
        int[] added = new int[next - first];
        for (int at = first; at < next; at++) {
            added[at - first] = steps.get(at).place();
        }
        Arrays.sort(added);
        int kept = counting;
        while (kept > 0 && counted[kept - 1] > added[0]) {
            course.takeBackLast();
            kept--;
        }
        int[] again = Arrays.copyOfRange(counted, kept, counting);
        int fromAdded = 0;
        int fromAgain = 0;
        counting = kept;
        while (fromAdded < added.length || fromAgain < again.length) {
            boolean isNew =
                    fromAgain == again.length || (fromAdded < added.length && added[fromAdded] < again[fromAgain]);
            counted[counting] = isNew ? added[fromAdded++] : again[fromAgain++];
            course.apply(moves.get(counted[counting++]));
        }
    }
}
