package org.citypartnerships.values;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a relative date counts from: "last month" in a press text is one month before the text's own date.
 *
 * <p>{@code {"to":"source:sunderland-harbin","amount":"-P1M","precision":"MONTH"}}; "at the same time" is {@code P0D}.
 *
 * @param to {@code source:…} for the date of a source, {@code entry:…} for the first day of another entry
 * @param amount how far from there, a period of ISO 8601, negative for before: {@code -P1M}, {@code P2W}
 * @param precision how exactly it is meant
 */
public record RelativeTo(String to, String amount, Precision precision) {

    private static final Pattern ANCHOR = Pattern.compile("(?:source|entry):\\S+");
    private static final Pattern AMOUNT =
            Pattern.compile("-?P(?=\\d)(?:\\d{1,4}Y)?(?:\\d{1,4}M)?(?:\\d{1,4}W)?(?:\\d{1,4}D)?");
    private static final Pattern ANY = Pattern.compile(".+");

    /** @throws IllegalArgumentException if a part is missing or not of its form, saying what to write instead */
    public RelativeTo {
        require(to, ANCHOR, "write source:… for the date of a source, entry:… for that of another entry, in \"to\"");
        require(amount, AMOUNT, "write -P1M for a month before, P2W for two weeks after, P0D for the same time");
        require(precision, ANY, "write DAY, MONTH, SEASON or YEAR in \"precision\"");
    }

    /**
     * The date in EDTF if the anchor is some day of the window, or empty if that is unbounded or the date leaves
     * the years 0001 to 9999.
     *
     * <p>Both ends of the window are moved, then widened to the precision: one month before {@code 2020}, to the month,
     * is {@code [2019-12..2020-11]}. A day, month, season or year that comes out whole is written as such.
     */
    Optional<String> countedFrom(Window anchor, String qualifier) {
        Window moved = anchor.plus(Period.parse(amount));
        Window meant = new Window(
                moved.earliest() == null
                        ? null
                        : precision.around(moved.earliest()).earliest(),
                moved.latest() == null ? null : precision.around(moved.latest()).latest());
        return meant.isAnyDay()
                ? Optional.empty()
                : Optional.of(whole(meant)
                                .map(unit -> unit + qualifier)
                                .orElseGet(() -> "[" + bound(meant.earliest(), qualifier) + ".."
                                        + bound(meant.latest(), qualifier) + "]"))
                        .filter(edtf -> Edtf.read(edtf).isPresent());
    }

    private Optional<String> whole(Window days) {
        LocalDate first = days.earliest();
        if (first == null) {
            return Optional.empty();
        }
        Season season = Season.at(first);
        if (precision == Precision.SEASON && season.in(first.getYear()).equals(days)) {
            return Optional.of(season.edtf(first.getYear()));
        }
        return Stream.of(Precision.YEAR, Precision.MONTH, Precision.DAY)
                .filter(unit -> unit.around(first).equals(days))
                .findFirst()
                .map(unit -> unit.edtf(first));
    }

    private String bound(@Nullable LocalDate day, String qualifier) {
        return day == null ? "" : precision.edtf(day) + qualifier;
    }

    private static void require(@Nullable Object stated, Pattern form, String advice) {
        if (stated == null || !form.matcher(stated.toString()).matches()) {
            throw new IllegalArgumentException("\"" + stated + "\" is not what a date can be relative to: " + advice);
        }
    }
}
