package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date exactly as precise as the document that states it.
 *
 * <p>"March 2014", "October 13, 2015" and "2009" are kept as {@code 2014-03}, {@code 2015-10-13} and {@code 2009}: a
 * missing day is never invented. {@code 2016-05-23/2016-05-25} lasted from–to, {@code [..2014-04-15]} was on some day
 * until then; "last month" counts from the date of its source; "recently" is a date of which only the words are known.
 *
 * <p>As JSON {@code {"edtf":"2014-03","words":"March 2014"}}; the bare text {@code "2014-03"} is read as well. Two
 * dates are equal if they are stated alike: {@code 2014} and {@code 2014-XX} are not.
 *
 * @param edtf a date or interval in the Extended Date/Time Format (ISO 8601-2), or null if relative or unknown
 * @param relative what "last month" counts from, or null if not relative
 * @param words the words of the source, or null if they say no more than the date
 */
@JsonPropertyOrder({"edtf", "relative", "words"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonAutoDetect(isGetterVisibility = Visibility.NONE)
public record StatedDate(
        @Nullable String edtf,
        @Nullable RelativeTo relative,
        @Nullable String words) {

    /**
     * Checks the form only, since it runs whenever a stored date is read.
     *
     * @throws IllegalArgumentException if nothing is stated, if both edtf and relative are, or if the edtf is not of
     *     the subset; the message says what to write instead
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public StatedDate {
        if (edtf == null && relative == null && words == null) {
            throw new IllegalArgumentException(
                    "A date states something: write edtf (2014-03), relative, or at least the words of the source");
        }
        if (edtf != null && relative != null) {
            throw new IllegalArgumentException(
                    "A date is either stated or relative: write edtf (" + edtf + ") or relative, not both");
        }
        if (words != null && words.isBlank()) {
            throw new IllegalArgumentException("The words of a date are blank: leave them out");
        }
        if (edtf != null) {
            Edtf.parse(edtf);
        }
    }

    /**
     * The date in EDTF: {@code StatedDate.of("2014-03")}.
     *
     * @throws IllegalArgumentException if it is not of the subset, saying what to write instead
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StatedDate of(String edtf) {
        return new StatedDate(edtf, null, null);
    }

    /** The date in EDTF and in the words of its source: {@code StatedDate.of("2014-03", "March 2014")}. */
    public static StatedDate of(String edtf, String words) {
        return new StatedDate(edtf, null, words);
    }

    /** A date that counts from another: "last month" from the date of its source. */
    public static StatedDate of(RelativeTo relative, String words) {
        return new StatedDate(null, relative, words);
    }

    /** A date of which only the words are known: "recently". */
    public static StatedDate inWords(String words) {
        return new StatedDate(null, null, words);
    }

    /** The days on which it may have happened or begun: all March for {@code 2014-03}, any if relative or unknown. */
    public Window firstDay() {
        return edtf == null ? Window.ANY_DAY : Edtf.parse(edtf).firstDay();
    }

    /**
     * The days on which it may have ended; the same as {@link #firstDay()} unless it is an interval. After
     * {@code 2009/..} any day since 2009: whether it still lasts is not known.
     */
    public Window lastDay() {
        return edtf == null ? Window.ANY_DAY : Edtf.parse(edtf).lastDay();
    }

    /** Whether it lasted from–to, as {@code 2009/..}; {@code [2009..2014]} is on some day between and no interval. */
    public boolean isInterval() {
        return edtf != null && Edtf.parse(edtf).isInterval();
    }

    /** Whether it counts from another date and is to be resolved against that. */
    public boolean isRelative() {
        return relative != null;
    }

    /** Whether only its words are known: "recently". */
    public boolean isUnknown() {
        return edtf == null && relative == null;
    }

    /** Whether a part of it is about ({@code ~}, {@code %}). The windows stay those of the stated unit. */
    public boolean isApproximate() {
        return edtf != null && Edtf.parse(edtf).isApproximate();
    }

    /** Whether a part of it is perhaps ({@code ?}, {@code %}). The windows stay those of the stated unit. */
    public boolean isUncertain() {
        return edtf != null && Edtf.parse(edtf).isUncertain();
    }

    /**
     * Whether the last day of this lies before the first day of the other, on any reading of both: {@code 2013} before
     * {@code 2014-03}, but not {@code 2014} before {@code 2014-03}, and {@code 2009/..} before nothing. About and
     * perhaps count as stated.
     *
     * <p>For the order of beginnings compare the windows: {@code a.firstDay().isCertainlyBefore(b.firstDay())}.
     */
    public boolean isCertainlyBefore(StatedDate other) {
        return lastDay().isCertainlyBefore(other.firstDay());
    }

    /**
     * This date counted from the first day of the anchor, its words kept; itself if it is not relative.
     *
     * <p>{@code -P1M} to the {@code MONTH} from {@code 2020-10-05} is {@code 2020-09}, from {@code 2020} it is
     * {@code [2019-12..2020-11]}; {@code -P1Y} to the {@code YEAR} from {@code 2020?} is {@code 2019?}.
     *
     * @return empty while the anchor is itself relative or unknown, or if the date leaves the years 0001 to 9999
     */
    public Optional<StatedDate> resolvedAgainst(StatedDate anchor) {
        return relative == null
                ? Optional.of(this)
                : relative.countedFrom(anchor.firstDay(), anchor.qualifier())
                        .map(counted -> new StatedDate(counted, null, words));
    }

    private String qualifier() {
        if (isApproximate()) {
            return isUncertain() ? "%" : "~";
        }
        return isUncertain() ? "?" : "";
    }
}
