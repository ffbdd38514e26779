package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A party's id, such as {@code party:harbin-cn}.
 *
 * @param value the whole id: "party:" and lower-case ASCII letters, digits, ".", "_", "~", "-"
 */
public record PartyId(@JsonValue String value) implements StreamId {

    /** What every such id begins with. */
    public static final String KIND = "party:";

    /** @throws IllegalArgumentException if the text has not the form of such an id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartyId {
        Form.id(KIND, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
