package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days in addresses. */
public final class Days {

    private static final String FORM = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final int EARLIEST_YEAR = 1;

    private Days() {}

    /**
     * The day that a text says, of the years 0001 to 9999: {@code 2014-03-31}. Beyond those lies nothing that is on record, and
     * what is reckoned from such a day may leave the calendar.
     *
     * @throws DateTimeParseException if it says none
     */
    public static LocalDate of(String text) {
        LocalDate day = LocalDate.parse(text);
        if (!text.matches(FORM) || day.getYear() < EARLIEST_YEAR) {
            throw new DateTimeParseException("A day is one of the years 0001 to 9999", text, 0);
        }
        return day;
    }
}
