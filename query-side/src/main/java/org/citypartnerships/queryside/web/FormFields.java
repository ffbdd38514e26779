package org.citypartnerships.queryside.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a form sends, by the names of its inputs, of which one may stand there several times; characters that nobody types
 * (NUL, halves of characters) are left out. A handler that takes it takes parameters of any name.
 *
 * @param values the values, without the token that says that the form is ours
 */
public record FormFields(Map<String, List<String>> values) {

    private static final String OF_EVERY_FORM = "_csrf";

    /** The fields of a request. */
    public static FormFields of(Map<String, String[]> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((name, given) -> {
            if (!name.equals(OF_EVERY_FORM)) {
                List<String> all = new ArrayList<>();
                for (String one : given) {
                    all.add(readable(one));
                }
                values.put(name, all);
            }
        });
        return new FormFields(values);
    }

    private static String readable(String text) {
        StringBuilder readable = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point == '\n' || point == '\r' || point == '\t' || !Character.isISOControl(point))
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .forEach(readable::appendCodePoint);
        return readable.toString();
    }

    /** The first value of a name; empty if there is none. */
    public String one(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }
}
