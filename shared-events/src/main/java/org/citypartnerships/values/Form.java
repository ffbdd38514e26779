package org.citypartnerships.values;

import java.util.regex.Pattern;

/** Checks of form that hold for ever; each says what to write instead. */
final class Form {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._~-]{0,199}");

    private Form() {}

    static void id(String kind, String value) {
        if (!value.startsWith(kind)
                || !ID.matcher(value.substring(kind.length())).matches()) {
            throw new IllegalArgumentException("'" + value + "' is no id of this kind: write " + kind
                    + "… with lower-case letters a-z, digits, '.', '_', '~' or '-', 200 at most");
        }
    }

    static void matches(Pattern pattern, String value, String whatToWrite) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "': write " + whatToWrite);
        }
    }

    static String text(String value, int charactersMax, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is empty: write it, or leave the field out");
        }
        if (value.length() > charactersMax) {
            throw new IllegalArgumentException(
                    what + " has " + value.length() + " characters: write at most " + charactersMax);
        }
        return value;
    }
}
