package org.citypartnerships.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A partnership's id, such as {@code partnership:harbin-cn~murmansk-ru}.
 *
 * @param value the whole id: "partnership:" and lower-case ASCII letters, digits, ".", "_", "~", "-"
 */
public record PartnershipId(@JsonValue String value) implements StreamId {

    /** What every such id begins with. */
    public static final String KIND = "partnership:";

    /** @throws IllegalArgumentException if the text has not the form of such an id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartnershipId {
        Form.id(KIND, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
