package org.citypartnerships.queryside.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.queryside.following.Known;
import org.jspecify.annotations.Nullable;

/**
 * The point of recording that is asked about: {@code ?knownAt=2019-04-01T00:00:00Z}, or {@code ?knownAt=position:4711}.
 *
 * @param text as it was asked
 * @param position the last position that counts; null for every position
 * @param instant the last instant that counts
 */
public record KnownAt(String text, @Nullable Long position, Instant instant) {

    private static final Pattern POSITION = Pattern.compile("position:([0-9]{1,18})");

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /**
     * What a request says; null if it says nothing.
     *
     * @throws BadParameter if it is neither an instant nor a position
     */
    public static @Nullable KnownAt of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher position = POSITION.matcher(text);
        if (position.matches()) {
            return new KnownAt(text, Long.valueOf(position.group(1)), LATEST);
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return new KnownAt(text, null, instant);
            }
        } catch (DateTimeParseException noInstant) {
            // It is told below what one looks like.
        }
        throw new BadParameter(
                "knownAt",
                "knownAt is an instant with its zone, as 2019-04-01T00:00:00Z, or a position, as position:4711");
    }

    /** Everything that can be read up to a position. */
    public static Known everything(long readable) {
        return new Known(readable, LATEST);
    }

    /** What counts of everything that can be read up to a position. */
    public Known at(long readable) {
        return new Known(position == null ? readable : Math.min(position, readable), instant);
    }
}
