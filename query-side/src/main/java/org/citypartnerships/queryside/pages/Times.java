package org.citypartnerships.queryside.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Days;
import org.citypartnerships.queryside.web.KnownAt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The two times of a page, as typed: the day that it tells of, and the point of recording that it tells from.
 *
 * @param asOf {@code 2014-04-15}
 * @param knownAt {@code 2019-04-01T00:00} in universal time, as a browser's field sends it, or as the API takes it
 */
record Times(@Nullable String asOf, @Nullable String knownAt) {

    private static final Pattern OF_A_FIELD =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,3})?)?");

    Times {
        asOf = Given.text(asOf);
        knownAt = Given.text(knownAt);
    }

    /** Whether another time than today is asked about. */
    public boolean isAnother() {
        return asOf != null || knownAt != null;
    }

    /** The kind of field that keeps the day as it was typed: a browser leaves empty what it takes for no day. */
    public String dayField() {
        return asOf == null || day() != null ? "date" : "text";
    }

    /** The same of the point of recording: no browser's field of times takes a zone or a position. */
    public String knownField() {
        return knownAt == null || (OF_A_FIELD.matcher(knownAt).matches() && point() != null)
                ? "datetime-local"
                : "text";
    }

    /** Both times in words, of a page that tells of a day: {@code 15 April 2014, as known on 1 April 2019, 00:00 UTC}. */
    String told(LocalDate day, Phrases phrases) {
        KnownAt point = point();
        if (point == null) {
            return phrases.day(day);
        }
        return point.position() == null
                ? phrases.say("times.told.instant", phrases.day(day), phrases.instant(point.instant()))
                : phrases.say("times.told.position", phrases.day(day), Long.toString(point.position()));
    }

    /** A page at these times: {@code /partnerships/harbin-cn~murmansk-ru?asOf=2014-04-15}. */
    String at(String path) {
        return UriUtils.encodePath(path, UTF_8)
                + Stream.of(asked("asOf", asOf), asked("knownAt", knownAt))
                        .filter(asked -> !asked.isEmpty())
                        .collect(Collectors.joining("&", isAnother() ? "?" : "", ""));
    }

    /** The same of a page that is asked something else too: {@code /partnerships/harbin-cn~murmansk-ru/why?field=standing}. */
    String at(String path, String parameter, String value) {
        String address = at(path);
        return address + (isAnother() ? "&" : "?") + parameter + "=" + UriUtils.encodeQueryParam(value, UTF_8);
    }

    private static String asked(String parameter, @Nullable String value) {
        return value == null ? "" : parameter + "=" + UriUtils.encode(value, UTF_8);
    }

    /** The fields that can't be understood, each with the key of what to do. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (asOf != null && day() == null) {
            errors.put("asOf", "filter.asOf.wrong");
        }
        if (knownAt != null && point() == null) {
            errors.put("knownAt", "times.knownAt.wrong");
        }
        return errors;
    }

    /** The day; null for today, or if it can't be understood. */
    @Nullable
    LocalDate day() {
        try {
            return asOf == null ? null : Days.of(asOf);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /** The point of recording; null: as known at present, or if it can't be understood. */
    @Nullable
    KnownAt point() {
        try {
            return KnownAt.of(inUniversalTime());
        } catch (BadParameter notUnderstood) {
            return null;
        }
    }

    private @Nullable String inUniversalTime() {
        try {
            return knownAt == null
                    ? null
                    : LocalDateTime.parse(knownAt).atOffset(ZoneOffset.UTC).toString();
        } catch (DateTimeParseException otherwiseWritten) {
            return knownAt;
        }
    }
}
