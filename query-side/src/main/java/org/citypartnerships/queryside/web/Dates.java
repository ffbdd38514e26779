package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Dates as readers want them said. */
public final class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_LENGTH = 7;
    private static final int DAY_LENGTH = 10;

    private Dates() {}

    /** The date as it was said: the words of the source, else the date; null if there is none. */
    public static @Nullable String said(@Nullable JsonNode date) {
        if (date == null || date.isNull()) {
            return null;
        }
        return date.hasNonNull("words") ? date.path("words").asString() : edtf(date);
    }

    /** The date in EDTF; null if it has none. */
    public static @Nullable String edtf(@Nullable JsonNode date) {
        if (date != null && date.isString()) {
            return date.asString();
        }
        return date != null && date.hasNonNull("edtf") ? date.path("edtf").asString() : null;
    }

    /** The date in EDTF, else the words of the source; null if there is neither. */
    public static @Nullable String edtfOrWords(@Nullable JsonNode date) {
        String edtf = edtf(date);
        return edtf == null ? said(date) : edtf;
    }

    /**
     * The date to be read in a sentence: {@code March 2014}, {@code 9 September 2016 to 11 September 2016}; where there are
     * only words, these in quotation marks; null if there is none.
     */
    public static @Nullable String readable(@Nullable JsonNode date) {
        String edtf = edtf(date);
        if (edtf != null) {
            return readable(edtf);
        }
        String words = said(date);
        return words == null ? null : "“" + words + "”";
    }

    /** The day: {@code 9 September 2016}. */
    public static String readable(LocalDate day) {
        return DAY.format(day);
    }

    private static String readable(String edtf) {
        int slash = edtf.indexOf('/');
        if (slash > 0) {
            String end = edtf.substring(slash + 1);
            return end.equals("..")
                    ? "since " + readable(edtf.substring(0, slash))
                    : readable(edtf.substring(0, slash)) + " to " + readable(end);
        }
        try {
            return switch (edtf.length()) {
                case YEAR_LENGTH -> edtf;
                case MONTH_LENGTH -> MONTH.format(YearMonth.parse(edtf));
                case DAY_LENGTH -> DAY.format(LocalDate.parse(edtf));
                default -> edtf;
            };
        } catch (DateTimeParseException season) {
            return edtf;
        }
    }
}
