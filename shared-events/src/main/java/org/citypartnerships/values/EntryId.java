package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of one recorded fact within its stream, such as {@code s3-04}: the client's own, or one made at the door.
 *
 * @param value 1 to 100 ASCII letters, digits, ".", "_", "-"
 */
public record EntryId(@JsonValue String value) implements Comparable<EntryId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** @throws IllegalArgumentException if the text has not this form */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EntryId {
        Form.matches(FORM, value, "an entry id of 1 to 100 letters, digits, '.', '_' or '-'");
    }

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
