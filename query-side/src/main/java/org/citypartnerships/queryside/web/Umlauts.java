package org.citypartnerships.queryside.web;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** German names as they are typed where the keys have no umlauts: {@code Koeln} is {@code koln}, as names are folded. */
final class Umlauts {

    /** Two letters for one with a mark; behind these letters an u is no umlaut: {@code Neuenburg, Quedlinburg}. */
    private static final Pattern TWO_LETTERS = Pattern.compile("[ao]e|(?<![aeq])ue");

    /** So many may each be an umlaut or not, as in {@code aktuelle Staedteliste}; of more every one is taken for an umlaut. */
    private static final int EITHER_WAY_MAX = 3;

    private Umlauts() {}

    /** The spellings, folded, the one with every umlaut first; none of a text that has no two letters for one. */
    static List<String> spellings(String typed) {
        String folded = SearchText.folded(typed);
        List<MatchResult> found = TWO_LETTERS.matcher(folded).results().toList();
        if (found.isEmpty()) {
            return List.of();
        }
        int every = found.size() > EITHER_WAY_MAX ? 0 : (1 << found.size()) - 1;
        return IntStream.rangeClosed(0, Math.max(0, every - 1))
                .mapToObj(kept -> written(folded, found, kept))
                .toList();
    }

    /** The text with one letter for two, but where the number has a bit. */
    private static String written(String folded, List<MatchResult> found, int kept) {
        StringBuilder written = new StringBuilder(folded);
        for (int place = found.size() - 1; place >= 0; place--) {
            if ((kept >> place & 1) == 0) {
                written.deleteCharAt(found.get(place).start() + 1);
            }
        }
        return written.toString();
    }
}
