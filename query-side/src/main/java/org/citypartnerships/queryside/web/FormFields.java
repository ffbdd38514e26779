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
 * @param unreadable those from which a character was left out
 */
public record FormFields(Map<String, List<String>> values, List<Place> unreadable) {

    /**
     * One of the values.
     *
     * @param name the input
     * @param row which of those of this name, from 0
     */
    public record Place(String name, int row) {}

    private static final String OF_EVERY_FORM = "_csrf";

    /** The fields of a request. */
    public static FormFields of(Map<String, String[]> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<Place> unreadable = new ArrayList<>();
        parameters.forEach((name, given) -> {
            if (!name.equals(OF_EVERY_FORM)) {
                List<String> all = new ArrayList<>();
                for (String one : given) {
                    String readable = readable(one);
                    if (!readable.equals(one)) {
                        unreadable.add(new Place(name, all.size()));
                    }
                    all.add(readable);
                }
                values.put(name, all);
            }
        });
        return new FormFields(values, List.copyOf(unreadable));
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
