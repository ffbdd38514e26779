package org.citypartnerships.queryside.web;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people search for it: {@code Nürnberg} is found by "nurnberg", "Nürnberg" and "NÜRN". */
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SearchText() {}

    /** The text in small letters, without marks. */
    public static String folded(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).replace("ß", "ss").strip();
    }

    /** A pattern for LIKE that finds the text anywhere. */
    public static String anywhere(String text) {
        String escaped = folded(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
