package org.citypartnerships.queryside.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is looked for in the names on record: as it was typed and, if that is in letters that can be spelled in Latin ones, as it is
 * spelled in them: {@code Красноярск} finds Krasnoyarsk too. So does {@code Koeln} find Köln.
 */
public final class SoughtName {

    private final String parameter;
    private final List<String> spellings;

    private SoughtName(String parameter, List<String> spellings) {
        this.parameter = parameter;
        this.spellings = spellings;
    }

    /**
     * A text, or a word of it.
     *
     * @param parameter the parameter of a statement that is the pattern for it as typed: {@code q}
     * @param typed what is sought, as typed
     */
    public static SoughtName of(String parameter, String typed) {
        List<String> spellings = Stream.concat(Stream.of(SearchText.folded(typed)), otherSpellings(typed).stream())
                .distinct()
                .toList();
        return new SoughtName(parameter, spellings);
    }

    /** How a text is spelled besides, folded: in Latin letters, and with umlauts. None if in no other way. */
    public static List<String> otherSpellings(String typed) {
        return Stream.concat(
                        LatinLetters.spellings(typed).stream().filter(spelling -> isEnough(spelling, typed)),
                        Umlauts.spellings(typed).stream().filter(SearchText::isFoundByIndex))
                .map(SearchText::folded)
                .filter(spelling -> !spelling.equals(SearchText.folded(typed)))
                .distinct()
                .toList();
    }

    /** Of a few letters less may be left in Latin ones, {@code el} of {@code ель}: that is in too many names. */
    private static boolean isEnough(String spelling, String typed) {
        return !spelling.isBlank() && (SearchText.isFoundByIndex(spelling) || !SearchText.isFoundByIndex(typed));
    }

    /** The condition that a folded name in the column is like it: each name is looked at. */
    public String like(String column) {
        return any(pattern -> column + " LIKE :" + pattern);
    }

    /**
     * The same condition, where an index knows which names may hold a text of three letters or more; fewer are looked for in every
     * name.
     */
    public String found(String column) {
        return isFoundByIndex()
                ? any(pattern -> "readers.pieces(" + column + ") @> readers.pieces(:" + pieces(pattern) + ") AND "
                        + column + " LIKE :" + pattern)
                : like(column);
    }

    /** Whether an index knows which names may hold it, however it is spelled. */
    boolean isFoundByIndex() {
        return spellings.stream().allMatch(SearchText::isFoundByIndex);
    }

    /** The parameters of the conditions. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int place = 0; place < spellings.size(); place++) {
            String pattern = pattern(place);
            parameters.put(pattern, SearchText.anywhere(spellings.get(place)));
            parameters.put(pieces(pattern), spellings.get(place));
        }
        return parameters;
    }

    /** One condition for each spelling: a planner puts together what an index finds for each. */
    private String any(UnaryOperator<String> condition) {
        String first = condition.apply(parameter);
        return spellings.size() == 1
                ? first
                : IntStream.range(0, spellings.size())
                        .mapToObj(this::pattern)
                        .map(condition)
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private String pattern(int place) {
        return place == 0 ? parameter : "spelled_" + place + "_" + parameter;
    }

    private static String pieces(String pattern) {
        return "sought_" + pattern;
    }
}
