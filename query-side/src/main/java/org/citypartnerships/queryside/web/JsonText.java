package org.citypartnerships.queryside.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Some JSON that is only handed on.
 *
 * @param json the text
 */
public record JsonText(@JsonValue @JsonRawValue String json) {

    @Override
    public String toString() {
        return json;
    }
}
