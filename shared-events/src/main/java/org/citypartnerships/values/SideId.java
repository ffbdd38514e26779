package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of a side within its partnership: {@code s1}, {@code s2} …
 *
 * @param value "s" and a number from 1
 */
public record SideId(@JsonValue String value) implements Comparable<SideId> {

    private static final Pattern FORM = Pattern.compile("s[1-9][0-9]{0,3}");

    /** @throws IllegalArgumentException if the text has not this form */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SideId {
        Form.matches(FORM, value, "the id of a side, as s1");
    }

    /** The side with this number, from 1. */
    public static SideId of(int number) {
        return new SideId("s" + number);
    }

    @Override
    public int compareTo(SideId other) {
        int byLength = Integer.compare(value.length(), other.value.length()); // no number begins with 0
        return byLength != 0 ? byLength : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
