package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of the figures of one scope, such as {@code figures:harbin-cn~russia-ru}.
 *
 * @param value the whole id: "figures:" and lower-case ASCII letters, digits, ".", "_", "~", "-"
 */
public record FiguresId(@JsonValue String value) implements StreamId {

    /** What every such id begins with. */
    public static final String KIND = "figures:";

    /** @throws IllegalArgumentException if the text has not the form of such an id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FiguresId {
        Form.id(KIND, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
