package org.citypartnerships.history;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How like each other two words or two passages are. */
final class Likeness {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern GENITIVE = Pattern.compile("['’]s\\b");
    private static final Set<String> SMALL = Set.of(
            "the", "a", "an", "of", "and", "in", "on", "at", "to", "with", "for", "by", "from", "that", "was", "were",
            "is", "are", "has", "have", "had", "its", "his", "their", "it", "this", "be", "been", "as", "which", "who",
            "also", "between", "will");

    private Likeness() {}

    /** How many of the words of the shorter passage stand in the other too, from 0 to 1; small words do not count. */
    static double ofPassages(String one, String other) {
        Set<String> first = words(one);
        Set<String> second = words(other);
        int fewer = Math.min(first.size(), second.size());
        first.retainAll(second);
        return fewer == 0 ? 0 : (double) first.size() / fewer;
    }

    private static Set<String> words(String passage) {
        Set<String> words = new HashSet<>();
        for (String word : BETWEEN_WORDS.split(
                GENITIVE.matcher(passage.toLowerCase(Locale.ROOT)).replaceAll(""), -1)) {
            if (!word.isEmpty() && !SMALL.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** The words of a passage that begin with a capital letter, without the ending of a genitive. */
    static Set<String> names(String passage) {
        Set<String> names = new HashSet<>();
        for (String word : BETWEEN_WORDS.split(GENITIVE.matcher(passage).replaceAll(""), -1)) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
                names.add(word);
            }
        }
        return names;
    }

    /** How much of the longer word stays when one is made of the other letter by letter, from 0 to 1 (Levenshtein). */
    static double ofWords(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return 1 - (double) before[other.length()] / Math.max(1, Math.max(one.length(), other.length()));
    }
}
