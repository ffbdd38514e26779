package org.citypartnerships.values;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How long a paper holds: {@code {"kind":"SELF_RENEWING","period":"P5Y","renewalsLeft":2,"noticePeriod":"P6M"}}.
 *
 * @param kind in which way it ends
 * @param period how long each time, counted from the signing
 * @param until the last day, if the paper names one
 * @param renewalsLeft how often it renews itself, without bound if not given
 * @param reviewOn the day on which the sides want to look at it again
 * @param noticePeriod how long before its end somebody must say that it shall end
 */
public record Term(
        TermKind kind,
        @Nullable Period period,
        @Nullable StatedDate until,
        @Nullable Integer renewalsLeft,
        @Nullable StatedDate reviewOn,
        @Nullable Period noticePeriod) {

    /** @throws IllegalArgumentException if the kind is missing, or a term that ends says neither period nor last day */
    public Term {
        Required.given(kind, "kind");
        if (kind != TermKind.UNLIMITED && period == null && until == null) {
            throw new FieldRefused("period", "a term of kind " + kind + " needs a period, as P5Y, or until");
        }
        if (kind == TermKind.UNLIMITED && (period != null || until != null)) {
            throw new FieldRefused(
                    period == null ? "until" : "period", "an unlimited term has neither period nor until");
        }
        if (kind == TermKind.SELF_RENEWING && period == null) {
            throw new FieldRefused("period", "a self-renewing term needs its period, as P5Y");
        }
        if (period != null && (period.isNegative() || period.isZero())) {
            throw new FieldRefused("period", "period must be longer than nothing, as P5Y");
        }
        if (renewalsLeft != null && renewalsLeft < 0) {
            throw new FieldRefused("renewalsLeft", "renewalsLeft is a number from 0");
        }
    }
}
