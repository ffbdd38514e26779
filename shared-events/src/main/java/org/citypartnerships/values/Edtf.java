package org.citypartnerships.values;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a text in the Extended Date/Time Format says, for the part of ISO 8601-2 that a {@link StatedDate} may use.
 *
 * <ul>
 *   <li>One date: {@code 2014}, {@code 2014-03}, {@code 2014-03-05}, {@code 2021-21} (spring; 22 summer, 23 autumn, 24
 *       winter), {@code 198X}, {@code 19XX}, {@code 2014-XX}, {@code 2014-03-XX}, {@code 2014-XX-XX}, each with
 *       {@code ~}, {@code ?} or {@code %} at its end; years 0001 to 9999.
 *   <li>An interval, "lasted from–to": two dates around a {@code /}, or one and {@code ..}.
 *   <li>One of a range or of a list, "on some day between": {@code [2011-11-20..2011-11-30]}, {@code [..2014-04-15]},
 *       {@code [2011,2013]}.
 * </ul>
 *
 * <p>A qualifier widens no window: how wide "about" is stands in no document.
 */
record Edtf(Window firstDay, Window lastDay, boolean isInterval, boolean isApproximate, boolean isUncertain) {

    /** Texts that were parsed lately, each in the slot of its hash: a fold asks the same few dates again and again. */
    private static final @Nullable Parsed[] LATELY = new @Nullable Parsed[1 << 10];

    /** Immutable, so that a thread sees all of it or nothing. */
    private record Parsed(String text, Edtf says) {}

    /** What the text says. @throws IllegalArgumentException if it is not EDTF, saying what to write instead */
    static Edtf parse(String text) {
        int slot = text.hashCode() & (LATELY.length - 1);
        Parsed known = LATELY[slot];
        if (known == null || !known.text().equals(text)) {
            known = new Parsed(text, read(text).orElseThrow(() -> new IllegalArgumentException(EdtfAdvice.on(text))));
            LATELY[slot] = known;
        }
        return known.says();
    }

    static Optional<Edtf> read(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return oneOf(text.substring(1, text.length() - 1).split(",", -1));
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return SimpleDate.readOr("..", text.substring(0, slash))
                    .flatMap(begin ->
                            SimpleDate.readOr("..", text.substring(slash + 1)).flatMap(end -> interval(begin, end)));
        }
        return SimpleDate.read(text).map(date -> onSomeDayOf(date.window(), date, date));
    }

    /** Refuses only what no reading can mend: 2016-05/2016 began in May and ended in the same year. */
    private static Optional<Edtf> interval(SimpleDate begin, SimpleDate end) {
        Window first = begin.window();
        Window last = end.window();
        boolean nothingKnown = first.isAnyDay() && last.isAnyDay();
        if (nothingKnown || last.isCertainlyBefore(first)) {
            return Optional.empty();
        }
        return Optional.of(new Edtf(
                first.beginningOf(last),
                last.endOf(first),
                true,
                begin.isApproximate() || end.isApproximate(),
                begin.isUncertain() || end.isUncertain()));
    }

    private static Optional<Edtf> oneOf(String[] elements) {
        Optional<Edtf> all = element(elements[0], true, elements.length == 1);
        for (int i = 1; i < elements.length; i++) {
            Optional<Edtf> next = element(elements[i], false, i == elements.length - 1);
            all = all.flatMap(before -> next.map(before::or));
        }
        return all;
    }

    /** A date or a range; only the first may be open towards the past, only the last towards the future. */
    private static Optional<Edtf> element(String text, boolean isFirst, boolean isLast) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return SimpleDate.read(text).map(date -> onSomeDayOf(date.window(), date, date));
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        if ((from.isEmpty() && !isFirst) || (to.isEmpty() && !isLast)) {
            return Optional.empty();
        }
        return SimpleDate.readOr("", from)
                .flatMap(first -> SimpleDate.readOr("", to).flatMap(last -> range(first, last)));
    }

    private static Optional<Edtf> range(SimpleDate from, SimpleDate to) {
        Window days = from.window();
        boolean nothingKnown = days.isAnyDay() && to.window().isAnyDay();
        return nothingKnown || to.window().isCertainlyBefore(days)
                ? Optional.empty()
                : Optional.of(
                        onSomeDayOf(new Window(days.earliest(), to.window().latest()), from, to));
    }

    private static Edtf onSomeDayOf(Window days, SimpleDate one, SimpleDate other) {
        return new Edtf(
                days,
                days,
                false,
                one.isApproximate() || other.isApproximate(),
                one.isUncertain() || other.isUncertain());
    }

    private Edtf or(Edtf other) {
        Window days = firstDay.spanning(other.firstDay);
        return new Edtf(days, days, false, isApproximate || other.isApproximate, isUncertain || other.isUncertain);
    }
}
