package org.citypartnerships.values;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes dates of every form from a seeded source of chance, for the tests of what holds of all of them. */
public final class StatedDates {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final int DAYS = 365 * 130;

    private StatedDates() {}

    /** A date of any kind: stated, relative or in words only. */
    public static StatedDate any(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> StatedDate.of(relative(random), "last month");
            case 1 -> StatedDate.inWords("recently");
            default -> stated(random);
        };
    }

    /** A date in EDTF of any form, now and then with the words of its source. */
    public static StatedDate stated(Random random) {
        String edtf = switch (random.nextInt(5)) {
            case 0 -> interval(random);
            case 1 -> oneOf(random);
            default -> simple(random, day(random));
        };
        return random.nextBoolean() ? StatedDate.of(edtf) : StatedDate.of(edtf, "as \"printed\", 2014年3月");
    }

    /** A day between 1900 and 2029. */
    public static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    /** Up to three years before or after a source. */
    public static RelativeTo relative(Random random) {
        String amount =
                (random.nextInt(4) == 0 ? "" : "-") + "P" + random.nextInt(37) + one(random, List.of("D", "W", "M"));
        return new RelativeTo("source:harbin-2014", amount, one(random, List.of(Precision.values())));
    }

    private static String interval(Random random) {
        LocalDate begin = day(random);
        LocalDate end = begin.plusDays(random.nextInt(1000));
        return switch (random.nextInt(4)) {
            case 0 -> simple(random, begin) + "/..";
            case 1 -> "../" + simple(random, end);
            default -> simple(random, begin) + "/" + simple(random, end);
        };
    }

    private static String oneOf(Random random) {
        LocalDate from = day(random);
        LocalDate to = from.plusDays(random.nextInt(1000));
        return switch (random.nextInt(4)) {
            case 0 -> "[" + simple(random, from) + "..]";
            case 1 -> "[.." + simple(random, to) + "]";
            case 2 ->
                Stream.generate(() -> simple(random, day(random)))
                        .limit(1 + random.nextInt(3))
                        .collect(Collectors.joining(",", "[", "]"));
            default -> "[" + simple(random, from) + ".." + simple(random, to) + "]";
        };
    }

    /** The day, or a coarser date that holds it. */
    private static String simple(Random random, LocalDate day) {
        String text = day.toString();
        String season = text.substring(0, 4) + "-" + (21 + (day.getMonthValue() + 9) % 12 / 3);
        String coarse = one(
                random,
                List.of(
                        text,
                        text,
                        text.substring(0, 7),
                        text.substring(0, 4),
                        season,
                        text.substring(0, 3) + "X",
                        text.substring(0, 2) + "XX",
                        text.substring(0, 7) + "-XX",
                        text.substring(0, 4) + "-XX"));
        return coarse + one(random, List.of("", "", "", "~", "?", "%"));
    }

    private static <T> T one(Random random, List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
