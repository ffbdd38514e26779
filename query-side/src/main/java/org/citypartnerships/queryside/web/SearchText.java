package org.citypartnerships.queryside.web;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people search for it: {@code Nürnberg} is found by "nurnberg", "Nürnberg" and "NÜRN". */
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What stands between words: blanks, and what a list or a title has there, as in {@code Harbin – Murmansk}. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private static final int PIECE = 3;

    /** Whatever comes behind is looked for together with the last of them. */
    private static final int WORDS_MAX = 6;

    private SearchText() {}

    /** The text in small letters, without marks. */
    public static String folded(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).replace("ß", "ss").strip();
    }

    /** The words of what somebody typed, each once, the longest first: it is rarest. All of it if there is no word in it. */
    public static List<String> words(String text) {
        List<String> words = Arrays.stream(BETWEEN.split(text.strip(), WORDS_MAX))
                .filter(word -> WORD.matcher(word).find())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return words.isEmpty() ? List.of(text) : words;
    }

    /** Whether an index of pieces of three letters knows which names may hold the text. */
    static boolean isFoundByIndex(String text) {
        return folded(text).length() >= PIECE;
    }

    /** A pattern for LIKE that finds the text anywhere. */
    public static String anywhere(String text) {
        String escaped = folded(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
