package org.citypartnerships.queryside.forms;

/** What somebody typed, as a message repeats it: as much of it as is needed to know it again. */
final class Repeated {

    private static final int CHARACTERS_MAX = 100;

    private Repeated() {}

    /** The text, of a long one the beginning. */
    static String of(String text) {
        if (text.codePointCount(0, text.length()) <= CHARACTERS_MAX) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, CHARACTERS_MAX)).strip() + "…";
    }
}
