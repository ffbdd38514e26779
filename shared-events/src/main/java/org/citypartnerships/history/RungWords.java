package org.citypartnerships.history;

import java.util.Optional;
import java.util.regex.Pattern;
import org.citypartnerships.values.Relation;

/** Words that name a relation: "sister-city relations", "friendly ties". That they are said establishes nothing. */
final class RungWords {
    private static final Pattern TWINNING =
            words("twinning|twinned|twin (city|cities|town)s?|sister (city|cities|town)s?|jumelages?|gemellaggio"
                    + "|st.dtepartnerschaft(en)?|побратим\\w*");
    private static final Pattern FRIENDSHIP =
            words("friendship|friendly (relation|relationship|tie)s?|freundschaft\\w*|amitié");
    private static final Pattern CHINESE_TWINNING = Pattern.compile("友好城市");

    private RungWords() {}

    private static Pattern words(String words) {
        return Pattern.compile(
                "\\b(" + words.replace(" ", "[ -]") + ")\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** The highest relation that the text names, if it names one. */
    static Optional<Relation> named(String text) {
        if (TWINNING.matcher(text).find() || CHINESE_TWINNING.matcher(text).find()) {
            return Optional.of(Relation.TWINNING);
        }
        return FRIENDSHIP.matcher(text).find() ? Optional.of(Relation.FRIENDSHIP) : Optional.empty();
    }
}
