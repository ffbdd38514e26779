package org.citypartnerships.queryside.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody typed into a form, or a form holds before: by the names of its inputs, of which one may stand there several
 * times.
 */
final class Typed {

    /** The input that holds the key by which what is sent again is recorded once. */
    static final String KEY = "key";

    /** The input that says of which list one row more is asked for. */
    static final String MORE = "more";

    private final Map<String, List<String>> values;

    private Typed(Map<String, List<String>> values) {
        this.values = values;
    }

    static Typed nothing() {
        return new Typed(new LinkedHashMap<>());
    }

    static Typed of(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, list) -> copy.put(name, new ArrayList<>(list)));
        return new Typed(copy);
    }

    /** The first of the name, without what stands around it; empty if there is none. */
    String one(String name) {
        return at(name, 0);
    }

    /** That of a row; empty if there is none. */
    String at(String name, int row) {
        List<String> all = all(name);
        return row < all.size() ? all.get(row).strip() : "";
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Puts one in a row, after blank ones if need be. */
    void put(String name, int row, String value) {
        List<String> all = values.computeIfAbsent(name, none -> new ArrayList<>());
        while (all.size() <= row) {
            all.add("");
        }
        all.set(row, value);
    }

    void put(String name, List<String> all) {
        values.put(name, new ArrayList<>(all));
    }

    void remove(String name) {
        values.remove(name);
    }

    Map<String, List<String>> values() {
        return values;
    }
}
