package org.citypartnerships.queryside.pages;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The fields that something was given in, of the form of a page that asks: each text without the spaces around it. */
final class Given {

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** The same with a field, if anything was typed into it. */
    Given with(String field, @Nullable String typed) {
        String text = text(typed);
        if (text != null) {
            fields.put(field, text);
        }
        return this;
    }

    /** Whether nothing was given in any. */
    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** What was given, by the name of the field, in their order. */
    Map<String, String> texts() {
        return new LinkedHashMap<>(fields);
    }

    /** The address that asks the same at a path: {@code /api/partnerships.csv?q=harbin}. */
    String at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        fields.keySet().forEach(field -> address.queryParam(field, "{" + field + "}"));
        return address.encode().buildAndExpand(fields).toUriString();
    }

    /** What was typed without the spaces around it; null if that is nothing. */
    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** The one of a kind that has the name; null if none has. */
    static <E extends Enum<E>> @Nullable E one(Class<E> kind, @Nullable String name) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
