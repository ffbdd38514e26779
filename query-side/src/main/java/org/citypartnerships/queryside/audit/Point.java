package org.citypartnerships.queryside.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Days;
import org.citypartnerships.queryside.web.KnownAt;
import org.jspecify.annotations.Nullable;

/**
 * A point in both times: {@code 2019-03-01} (that day, as known now), {@code @position:4711} (today, as known then),
 * {@code 2019-03-01@2019-04-01T00:00:00Z} (both).
 *
 * @param asOf the day; null for today
 * @param knownAt the point of recording; null for everything recorded since
 */
public record Point(@Nullable LocalDate asOf, @Nullable KnownAt knownAt) {

    /** Today, as known now. */
    public static final Point NOW = new Point(null, null);

    /**
     * What a parameter says.
     *
     * @throws BadParameter if it is no point
     */
    public static Point of(String parameter, @Nullable String text) {
        if (text == null) {
            return NOW;
        }
        int at = text.indexOf('@');
        String day = at < 0 ? text : text.substring(0, at);
        try {
            return new Point(
                    day.isEmpty() && at >= 0 ? null : Days.of(day), at < 0 ? null : KnownAt.of(text.substring(at + 1)));
        } catch (DateTimeParseException | BadParameter noPoint) {
            throw new BadParameter(
                    parameter,
                    parameter + " is a day, a point of recording, or both: 2019-03-01, @2019-04-01T00:00:00Z, "
                            + "@position:4711, 2019-03-01@position:4711");
        }
    }
}
