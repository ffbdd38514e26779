package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;

/** When a partnership in force has seen no paper and no engagement for so long that it is shown as dormant. */
final class Dormancy {
    private final Period after;
    /** From each day on which something may have begun, the last day on which anything until then can have lasted. */
    private final NavigableMap<LocalDate, LocalDate> lastSignOfLife = new TreeMap<>();

    Dormancy(List<Told> inOrder, Period after) {
        this.after = after;
        TreeMap<LocalDate, LocalDate> lasting = new TreeMap<>();
        for (Told told : inOrder) {
            if (isSignOfLife(told.entry())) {
                note(lasting, told);
            }
        }
        LocalDate last = LocalDate.MIN;
        for (Map.Entry<LocalDate, LocalDate> one : lasting.entrySet()) {
            if (one.getValue().isAfter(last)) { // else the one before lasts as long
                last = one.getValue();
                lastSignOfLife.put(one.getKey(), last);
            }
        }
    }

    /** Whether every partnership that takes some course is dormant on the same days by both. */
    boolean isLike(Dormancy other) {
        return after.equals(other.after) && lastSignOfLife.equals(other.lastSignOfLife);
    }

    static boolean isSignOfLife(Entry entry) {
        return entry instanceof DelegationRecorded
                || entry instanceof MeetingRecorded
                || Paper.instrument(entry).isPresent();
    }

    private static void note(Map<LocalDate, LocalDate> lasting, Told told) {
        LocalDate earliest = told.window().earliest();
        LocalDate latest = told.window().latest();
        StatedDate date = told.resolved();
        LocalDate end =
                date == null || !date.isInterval() ? null : date.lastDay().latest();
        LocalDate last = end == null ? latest : end;
        if (last != null) {
            lasting.merge(earliest == null ? LocalDate.MIN : earliest, last, Dormancy::later);
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether the partnership, taking this course, is dormant on the day. */
    boolean holds(Course course, LocalDate day) {
        if (course.common().standing() != Standing.IN_FORCE) {
            return false;
        }
        LocalDate attested = course.attested();
        Map.Entry<LocalDate, LocalDate> sign = lastSignOfLife.floorEntry(day);
        LocalDate last =
                sign == null ? attested : attested == null ? sign.getValue() : later(sign.getValue(), attested);
        return last != null && day.isAfter(last.plus(after));
    }

    /** The days on which it may begin, given the days on which moves may last put the standing in force. */
    Stream<LocalDate> beginnings(Stream<LocalDate> attested) {
        return Stream.concat(lastSignOfLife.values().stream(), attested)
                .filter(last -> !last.equals(LocalDate.MIN))
                .filter(this::isFollowedByNone)
                .map(this::beginning)
                .distinct();
    }

    /** The days on which a sign of life may end it. */
    Stream<LocalDate> awakenings() {
        return lastSignOfLife.keySet().stream().filter(day -> {
            Map.Entry<LocalDate, LocalDate> before = lastSignOfLife.lowerEntry(day);
            return before == null || day.isAfter(before.getValue().plus(after));
        });
    }

    private boolean isFollowedByNone(LocalDate last) {
        Map.Entry<LocalDate, LocalDate> sign = lastSignOfLife.floorEntry(beginning(last));
        return sign == null || !sign.getValue().isAfter(last);
    }

    private LocalDate beginning(LocalDate last) {
        return last.plus(after).plusDays(1);
    }
}
