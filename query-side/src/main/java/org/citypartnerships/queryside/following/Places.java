package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Numbers that keep rows in order and leave room between them, so that a row that comes in between moves no other.
 *
 * <p>They follow from the order and from the sequence in which the rows came alone, and not from when anybody looked: each is
 * put between its neighbours among those that came before it. Whoever reads everything at once gets the same numbers.
 */
public final class Places {

    /** Between one row and the next that follows all others: four thousand times what one step in between takes. */
    private static final long AT_THE_END = 1L << 32;

    private static final long IN_BETWEEN = 1L << 20;

    private Places() {}

    /**
     * The numbers of rows.
     *
     * @param sequences for each row, in the order in which they are to stand, when it came
     */
    public static List<Long> of(List<Long> sequences) {
        NavigableMap<Integer, Long> places = new TreeMap<>();
        IntStream.range(0, sequences.size())
                .boxed()
                .sorted(Comparator.comparing(sequences::get))
                .forEach(row -> put(row, places));
        return new ArrayList<>(places.values());
    }

    private static void put(int row, NavigableMap<Integer, Long> places) {
        Map.Entry<Integer, Long> before = places.lowerEntry(row);
        Map.Entry<Integer, Long> after = places.higherEntry(row);
        if (before == null) {
            places.put(row, after == null ? 0 : after.getValue() - AT_THE_END);
        } else if (after == null) {
            places.put(row, before.getValue() + AT_THE_END);
        } else {
            long room = after.getValue() - before.getValue();
            if (room < 2) {
                places.put(row, 0L);
                makeRoom(places);
            } else {
                places.put(row, before.getValue() + (room > 2 * IN_BETWEEN ? IN_BETWEEN : room / 2));
            }
        }
    }

    private static void makeRoom(NavigableMap<Integer, Long> places) {
        long place = 0;
        for (Map.Entry<Integer, Long> each : places.entrySet()) {
            each.setValue(place);
            place += AT_THE_END;
        }
    }
}
