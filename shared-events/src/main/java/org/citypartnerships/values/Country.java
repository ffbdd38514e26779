package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A country by its two letters of ISO 3166-1: {@code CN}, {@code DE}, {@code GB}, {@code RU}. Whether the letters are
 * assigned to a country is asked at the door, since assignments change.
 *
 * @param code two capital letters
 */
public record Country(@JsonValue String code) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

    /** @throws IllegalArgumentException if the text is not two capital letters */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Country {
        Form.matches(FORM, code, "a country's two capital letters of ISO 3166-1, as CN");
    }

    @Override
    public String toString() {
        return code;
    }
}
