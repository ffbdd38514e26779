package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A source's id, such as {@code source:murmansk-city-2016-05-23}.
 *
 * @param value the whole id: "source:" and lower-case ASCII letters, digits, ".", "_", "~", "-"
 */
public record SourceId(@JsonValue String value) implements StreamId {

    /** What every such id begins with. */
    public static final String KIND = "source:";

    /** @throws IllegalArgumentException if the text has not the form of such an id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SourceId {
        Form.id(KIND, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
