package org.citypartnerships.queryside.web;

import java.time.LocalDate;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Dates as readers want them said. */
public final class Dates {

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
     * The date to be read in a sentence: {@code March 2014}, {@code 9 to 11 September 2016}, {@code about 2009}; where there
     * are only words, these in quotation marks; null if there is none.
     */
    public static @Nullable String readable(@Nullable JsonNode date) {
        String edtf = edtf(date);
        if (edtf != null) {
            return EdtfWords.of(edtf);
        }
        String words = said(date);
        return words == null ? null : "“" + words + "”";
    }

    /** The day: {@code 9 September 2016}. */
    public static String readable(LocalDate day) {
        return EdtfWords.of(day);
    }

    /**
     * The date and the words that the source has for it: {@code March 2014 — “In March 2014”}; one of the two where the
     * other is missing or says the same; null if there is none.
     */
    public static @Nullable String withWords(@Nullable JsonNode date) {
        String readable = readable(date);
        String edtf = edtf(date);
        String words = said(date);
        return readable == null || edtf == null || words == null || words.equals(edtf) || words.equals(readable)
                ? readable
                : readable + " — “" + words + "”";
    }

    /** When what the date tells of began, to be read after "since"; of {@code 2009/2014} that is {@code 2009}. */
    public static @Nullable String beginning(@Nullable JsonNode date) {
        String edtf = edtf(date);
        int slash = edtf == null ? -1 : edtf.indexOf('/');
        return edtf != null && slash > 0 && !edtf.startsWith("..")
                ? EdtfWords.of(edtf.substring(0, slash))
                : readable(date);
    }

    /** The first day on which what the date tells of may have begun; null if none is too early. */
    public static @Nullable LocalDate earliest(@Nullable JsonNode date) {
        return beginsWithin(date).earliest();
    }

    /** The last day on which it may have begun; null if none is too late. */
    public static @Nullable LocalDate latest(@Nullable JsonNode date) {
        return beginsWithin(date).latest();
    }

    /** The last day on which it may have ended, of what was one day that it was; null if none is too late. */
    public static @Nullable LocalDate lastDay(@Nullable JsonNode date) {
        String edtf = edtf(date);
        return edtf == null ? null : StatedDate.of(edtf).lastDay().latest();
    }

    private static Window beginsWithin(@Nullable JsonNode date) {
        String edtf = edtf(date);
        return edtf == null ? Window.ANY_DAY : StatedDate.of(edtf).firstDay();
    }
}
