package org.citypartnerships.values;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A season as people north of the equator name it, wide enough for the calendar's and for the sun's reckoning:
 * spring is March to June, summer June to September, autumn September to December.
 *
 * <p>"Winter 2021" is said of January 2021 as of the winter that begins in December 2021, so its window is both. For a
 * season south of the equator one writes the months: {@code [2014-09..2014-11]}.
 */
enum Season {
    SPRING(21, Month.MARCH),
    SUMMER(22, Month.JUNE),
    AUTUMN(23, Month.SEPTEMBER),
    WINTER(24, Month.DECEMBER);

    private static final int MONTHS_TO_THE_LAST = 3;

    private final int code;
    private final Month begins;

    Season(int code, Month begins) {
        this.code = code;
        this.begins = begins;
    }

    static Optional<Season> ofCode(int code) {
        for (Season season : values()) {
            if (season.code == code) {
                return Optional.of(season);
            }
        }
        return Optional.empty();
    }

    /** What "the spring of that year" may mean. */
    Window in(int year) {
        Window season = beginningIn(year);
        return this == WINTER ? season.spanning(Window.day(LocalDate.of(year, 1, 1))) : season;
    }

    String edtf(int year) {
        return Precision.YEAR.edtf(LocalDate.of(year, 1, 1)) + "-" + code;
    }

    /** The season in which the day lies: January 2020 lies in the winter that began in December 2019. */
    static Window around(LocalDate day) {
        return at(day).beginningIn(day.minusMonths(2).getYear());
    }

    static Season at(LocalDate day) {
        return values()[Math.floorMod(day.getMonthValue() - Month.MARCH.getValue(), 12) / 3];
    }

    private Window beginningIn(int year) {
        YearMonth first = YearMonth.of(year, begins);
        return new Window(first.atDay(1), first.plusMonths(MONTHS_TO_THE_LAST).atEndOfMonth());
    }
}
