package org.citypartnerships.storage;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * What is wrong with one field of a JSON document.
 *
 * @param pointer the field as a JSON pointer: {@code /header/happened/edtf}; empty for the whole document
 * @param message what is wrong and what to write instead, for the person who sent it
 */
public record Problem(String pointer, String message) {
    static String pointer(JacksonException problem) {
        return problem.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : escaped(step.getPropertyName())))
                .collect(Collectors.joining());
    }

    static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
