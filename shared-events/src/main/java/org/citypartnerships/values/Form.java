package org.citypartnerships.values;

import java.util.regex.Pattern;

/** Checks of form that hold for ever; each says what to write instead. */
final class Form {

    private static final int ID_CHARACTERS_MAX = 200;

    private Form() {}

    static void id(String kind, String value) {
        if (!value.startsWith(kind) || !isId(value, kind.length())) {
            throw new IllegalArgumentException("'" + value + "' is no id of this kind: write " + kind
                    + "… with lower-case letters a-z, digits, '.', '_', '~' or '-', 200 at most");
        }
    }

    /** By hand: every id of every event goes through here when it is read, and a pattern took a fifth of that time. */
    private static boolean isId(String value, int from) {
        int length = value.length() - from;
        if (length < 1 || length > ID_CHARACTERS_MAX || !isLetterOrDigit(value.charAt(from))) {
            return false;
        }
        for (int i = from + 1; i < value.length(); i++) {
            char character = value.charAt(i);
            if (!isLetterOrDigit(character) && "._~-".indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }

    static void matches(Pattern pattern, String value, String whatToWrite) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "': write " + whatToWrite);
        }
    }

    static void matches(String field, Pattern pattern, String value, String whatToWrite) {
        if (!pattern.matcher(value).matches()) {
            throw new FieldRefused(field, "'" + value + "': write " + whatToWrite);
        }
    }

    static String text(String value, int charactersMax, String field) {
        if (value.isBlank()) {
            throw new FieldRefused(field, field + " is empty: write it, or leave the field out");
        }
        if (value.length() > charactersMax) {
            throw new FieldRefused(
                    field, field + " has " + value.length() + " characters: write at most " + charactersMax);
        }
        return value;
    }
}
