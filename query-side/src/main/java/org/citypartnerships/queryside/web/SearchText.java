package org.citypartnerships.queryside.web;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people search for it: {@code Nürnberg} is found by "nurnberg", "Nürnberg" and "NÜRN". */
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final int PIECE = 3;

    private SearchText() {}

    /** The text in small letters, without marks. */
    public static String folded(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).replace("ß", "ss").strip();
    }

    /**
     * The condition that a folded name holds the parameter {@code :sought} somewhere, {@code :q} being the pattern for it. Of three
     * letters or more an index knows who may; fewer are looked for in every name.
     *
     * @param column the column with the names
     * @param text what is sought, as typed
     */
    public static String finding(String column, String text) {
        String like = column + " LIKE :q";
        return folded(text).length() < PIECE
                ? like
                : "readers.pieces(" + column + ") @> readers.pieces(:sought) AND " + like;
    }

    /** A pattern for LIKE that finds the text anywhere. */
    public static String anywhere(String text) {
        String escaped = folded(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
