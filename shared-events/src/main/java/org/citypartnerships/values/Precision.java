package org.citypartnerships.values;

import static java.time.temporal.TemporalAdjusters.firstDayOfYear;
import static java.time.temporal.TemporalAdjusters.lastDayOfYear;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/** How exactly a relative date is meant: "a week ago to the day" is a {@code DAY}, "last month" a {@code MONTH}. */
public enum Precision {
    DAY {
        @Override
        Window around(LocalDate day) {
            return Window.day(day);
        }
    },
    MONTH {
        @Override
        Window around(LocalDate day) {
            YearMonth month = YearMonth.from(day);
            return new Window(month.atDay(1), month.atEndOfMonth());
        }
    },
    SEASON {
        @Override
        Window around(LocalDate day) {
            return Season.around(day);
        }
    },
    YEAR {
        @Override
        Window around(LocalDate day) {
            return new Window(day.with(firstDayOfYear()), day.with(lastDayOfYear()));
        }
    };

    /** The day, month, season or year in which the day lies. */
    abstract Window around(LocalDate day);

    /** The day in EDTF, no more exactly than this; a bound of a season is a month. */
    String edtf(LocalDate day) {
        String year = String.format(Locale.ROOT, "%04d", day.getYear());
        return switch (this) {
            case DAY -> day.toString();
            case MONTH, SEASON -> YearMonth.from(day).toString();
            case YEAR -> year;
        };
    }
}
