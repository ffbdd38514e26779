package org.citypartnerships.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citypartnerships.values.PartyKind;

/** Words for parties above or beside cities: "the province", "district union". */
final class LevelWords {
    private static final Pattern LEVEL = Pattern.compile(
            "\\b(provinces?|regions?|districts?|count(?:y|ies)|landkreise?)\\b", Pattern.CASE_INSENSITIVE);
    /** Most texts name none, and a look for these parts tells that far sooner than the pattern. */
    private static final List<String> PARTS = List.of("rovince", "egion", "istrict", "count", "andkreis");

    private static final Set<PartyKind> REGION = Set.of(PartyKind.REGION, PartyKind.COLLECTIVE);
    private static final Set<PartyKind> DISTRICT = Set.of(PartyKind.DISTRICT, PartyKind.COLLECTIVE);
    private static final Map<Character, Set<PartyKind>> KINDS =
            Map.of('p', REGION, 'r', REGION, 'd', DISTRICT, 'c', DISTRICT, 'l', DISTRICT);

    private LevelWords() {}

    /** A level named in a text. */
    record Level(String word, Set<PartyKind> kinds) {}

    /** The first level that the text names. */
    static Optional<Level> named(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (PARTS.stream().noneMatch(small::contains)) {
            return Optional.empty();
        }
        Matcher found = LEVEL.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String word = found.group().toLowerCase(Locale.ROOT);
        return Optional.of(new Level(word, KINDS.getOrDefault(word.charAt(0), REGION)));
    }
}
