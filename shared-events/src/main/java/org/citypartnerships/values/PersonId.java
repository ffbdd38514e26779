package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of a person, such as {@code person:7c9e6679}; it never holds a name, so that it may outlive one.
 *
 * @param value "person:" and lower-case ASCII letters, digits, ".", "_", "~", "-"
 */
public record PersonId(@JsonValue String value) {

    /** What every such id begins with. */
    public static final String KIND = "person:";

    /** @throws IllegalArgumentException if the text has not the form of such an id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonId {
        Form.id(KIND, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
