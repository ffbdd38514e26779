package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What a number counts: {@code currency:GBP} (ISO 4217), {@code count}, {@code rank}, {@code percent}, or a unit of UCUM
 * as {@code ucum:km}.
 *
 * @param code the unit
 */
public record Unit(@JsonValue String code) {

    // Before the constants: they are made by the constructor that uses it.
    private static final Pattern FORM =
            Pattern.compile("count|rank|percent|currency:[A-Z]{3}|ucum:[\\x21-\\x7e]{1,40}");

    /** Percent of the whole that the measure names. */
    public static final Unit PERCENT = new Unit("percent");

    /** A number of things. */
    public static final Unit COUNT = new Unit("count");

    /** A place in an order, from 1. */
    public static final Unit RANK = new Unit("rank");

    /** @throws IllegalArgumentException if the text is none of these */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Unit {
        Form.matches(FORM, code, "a unit: count, rank, percent, currency:GBP or ucum:km");
    }

    /** Whether it is money. */
    public boolean isCurrency() {
        return code.startsWith("currency:");
    }

    /**
     * The currency's three letters.
     *
     * @throws IllegalStateException if it is not money
     */
    public String currency() {
        if (!isCurrency()) {
            throw new IllegalStateException(code + " is no currency");
        }
        return code.substring("currency:".length());
    }

    @Override
    public String toString() {
        return code;
    }
}
